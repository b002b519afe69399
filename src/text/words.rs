//! Lists of words: what does not count, what counts as the same, what a short form stands for.
//!
//! They are about the two languages, not about one set of posts.

/// French words that say nothing of a competency.
pub const STOP_FR: &str = "a afin ai ainsi alors apres au aucun aussi autre autres aux avec avez avoir avons ayant bien c ca car ce ceci cela celle celles celui cependant certain certaine certaines certains ces cet cette ceux chaque ci comme concernant contre d dans de depuis des deux dit divers diverses donc dont du durant egalement elle elles en encore entre es est et etaient etant ete etes etre eu eux fait faut hors ici il ils j je jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors lui m ma mais meme memes mes moins mon n ne ni non nos notamment notre nous on ont or ou par parmi pas pendant peu peut peuvent plus plusieurs possible pour pourra pouvoir pres propre puis qu quand que quel quelle quelles quels qui quoi s sa sans se sein selon sera seront ses seul seulement si soi soit son sont sous sur t ta te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une unes uns via vers voir vos votre vous y e etc ex dudit ladite cadre agent titulaire poste lien matiere ensemble principal principale principaux principales different differents differente differentes niveau";
/// English words that say nothing of a competency.
pub const STOP_EN: &str = "a about above across after all also an and any are as at be been being below between both but by can could did do does doing during each etc experience for from further good had has have having he her here his how i if in into is it its itself job knowledge may more most must my need no nor not of off on once one only or other our out over own per plus relevant required role s same she should skill so some strong such t than that the their them then there these they this those through to too under until up upon us using very via was we well were what when where which while who whom why will with within work working would year you your ability able excellent understanding proficiency familiarity";

/// Words of one meaning, by line; all take the stem of the first. Verbs with the nouns made of them where
/// the stems differ, then words that job descriptions use for one another.
pub const FAMILIES_FR: [&str; 48] = [
    "faire assurer effectuer realiser realisation proceder executer execution accomplir miseoeuvre miseplace",
    "participer participation contribuer contribution concourir",
    "gerer gestion gestionnaire gere gerent",
    "rediger redaction redacteur redige redigent",
    "concevoir conception concepteur concoit",
    "suivre suivi suit suivez",
    "definir definition definit definissez",
    "resoudre resolution resout",
    "entretenir entretien",
    "prevoir prevision previsionnel",
    "produire production",
    "construire construction",
    "traduire traduction",
    "reduire reduction",
    "conduire conduite",
    "maintenir maintenance maintien maintient",
    "acheter achat acheteur",
    "choisir choix",
    "controler controle controleur",
    "analyser analyse analyste",
    "etudier etude",
    "encadrer encadrement manager management",
    "superviser supervision superviseur",
    "proteger protection",
    "securiser securite securisation",
    "soutenir soutien",
    "prevenir prevention",
    "intervenir intervention",
    "corriger correction correctif corrective",
    "former formation formateur",
    "developper developpement developpeur",
    "recevoir reception",
    "accueillir accueil",
    "deployer deploiement",
    "verifier verification",
    "recruter recrutement recruteur",
    "organiser organisation organisationnel",
    "depenser depense",
    "evoluer evolution evolutif",
    "exploiter exploitation exploitant",
    "negocier negociation negociateur",
    "architecte architecture architectural",
    "budget budgetaire",
    "numerique digital",
    "utilisateur usager",
    "application applicatif applicative",
    "cybersecurite cyber cyberdefense",
    "fournisseur prestataire",
];

/// Words whose stem would be that of another word: they keep their own form.
pub const OWN_FR: [&str; 20] = [
    "etudiant",
    "etudiante",
    "etudiants",
    "etudiantes",
    "formage",
    "formages",
    "equipement",
    "signal",
    "signaux",
    "opera",
    "operas",
    "productique",
    "assurance",
    "assurances",
    "son",
    "sons",
    "equipements",
    "parti",
    "partie",
    "parties",
];

/// Short forms of administrations and of their trades, with the French words that they stand for.
/// In a text they count when written in capitals.
pub const SHORT_FORMS: [(&str, &str); 27] = [
    ("si", "systeme information"),
    ("sic", "systeme information communication"),
    ("ssi", "securite systeme information"),
    ("rssi", "securite systeme information"),
    ("dsi", "systeme information"),
    ("bdd", "base donnee"),
    ("sgbd", "systeme gestion base donnee"),
    ("sig", "systeme information geographique"),
    ("sirh", "systeme information ressource humaine"),
    ("rh", "ressource humaine"),
    ("grh", "gestion ressource humaine"),
    ("gpec", "gestion previsionnelle emploi competence"),
    ("rgpd", "reglement general protection donnee"),
    ("ia", "intelligence artificielle"),
    ("moa", "maitrise ouvrage"),
    ("amoa", "assistance maitrise ouvrage"),
    ("moe", "maitrise ouvrage oeuvre"),
    ("mco", "maintien condition operationnelle"),
    ("mcs", "maintien condition securite"),
    ("pca", "plan continuite activite"),
    ("pra", "plan reprise activite"),
    ("pssi", "politique securite systeme information"),
    ("hse", "hygiene securite environnement"),
    ("qse", "qualite securite environnement"),
    ("sst", "sante securite travail"),
    ("rps", "risque psychosocial"),
    ("cao", "conception assistee ordinateur"),
];

/// Words that carry the rest of a label and say little themselves: `Techniques de soudage`, `Outils de reporting`.
pub const CARRIERS_FR: &str = "faire participer methode technique outil logiciel regle norme procedure principe utilisation utiliser connaissance connaitre notion appliquer application type mise mettre base fonctionnement pratique maitriser maitrise general";

/// First words of an expression, folded, with the one that they are read as.
pub const EXPRESSION_HEADS: [(&str, &str); 20] = [
    ("prise", "prise"),
    ("prises", "prise"),
    ("prendre", "prise"),
    ("prend", "prise"),
    ("prenez", "prise"),
    ("prennent", "prise"),
    ("pris", "prise"),
    ("prenant", "prise"),
    ("prendra", "prise"),
    ("prendrez", "prise"),
    ("mise", "mise"),
    ("mises", "mise"),
    ("mettre", "mise"),
    ("met", "mise"),
    ("mettez", "mise"),
    ("mettent", "mise"),
    ("mis", "mise"),
    ("mettant", "mise"),
    ("mettra", "mise"),
    ("mettrez", "mise"),
];
/// How expressions go on: `prise en main`, `mettre à jour` are one word each, and no hold and no day.
pub const EXPRESSION_TAILS: [(&str, &[&str], &str); 8] = [
    ("prise", &["en", "main"], "main"),
    ("prise", &["en", "charge"], "charge"),
    ("prise", &["en", "compte"], "compte"),
    ("mise", &["a", "jour"], "jour"),
    ("mise", &["en", "oeuvre"], "oeuvre"),
    ("mise", &["en", "place"], "place"),
    ("mise", &["en", "service"], "service"),
    ("mise", &["en", "production"], "production"),
];
