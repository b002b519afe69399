//! An import under way: batches are checked, written and counted.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    time::Instant,
};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{
    ImportError, Summary,
    batch::{Batch, levels},
    cell::{Dates, Ways},
    feed::Feed,
    format::CsvFile,
    hierarchy::Above,
    known::{KnownKeys, fold},
    lines::LineCount,
    progress::Progress,
    reject::{Code, Reject, Rejects},
    row::CsvRow,
    source::Read,
    unique::Taken,
};
use crate::{
    domain::calendar::precise_instant,
    graph::{
        catalog::{IMPORT_LIST_SAME_PERSONS, MERGE_SAME_ASSIGNMENTS},
        row::StaleRow,
        store::{GraphStore, Unit},
    },
};

/// What the rows of one file that stand have taken and put above one another.
#[derive(Default)]
struct State {
    taken: Taken,
    above: Above,
    lines: LineCount,
    /// The agents of rows without an end, and the lines of these by the hash of their keys.
    open: BTreeSet<String>,
    open_lines: HashMap<u64, u64>,
}

/// Whose rows are being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Giver {
    /// A directory of the format: what it refers to must exist.
    Directory,
    /// A source, which may refer to what was not imported.
    Source,
}

/// The name under which rows are stated, and the version of what they are read from.
struct Stamp {
    name: String,
    version: Option<String>,
}

/// An import under way.
pub(super) struct Run<'i> {
    pub(super) store: &'i GraphStore,
    pub(super) now: DateTime<Utc>,
    pub(super) known: KnownKeys,
    pub(super) rejects: &'i mut Rejects,
    progress: &'i mut dyn Progress,
    pub(super) giver: Giver,
    /// Who states the rows that are read.
    source: Stamp,
    /// Whether nothing is written.
    pub(super) is_dry: bool,
    /// The keys of the rows that sources gave, by file: a directory does not give them again.
    given: BTreeMap<&'static str, HashSet<u64>>,
    pub(super) summary: Summary,
    started: Instant,
}

impl<'i> Run<'i> {
    pub(super) fn new(
        format: &'static str,
        store: &'i GraphStore,
        now: DateTime<Utc>,
        rejects: &'i mut Rejects,
        progress: &'i mut dyn Progress,
    ) -> Self {
        Self {
            store,
            now,
            known: KnownKeys::default(),
            rejects,
            progress,
            giver: Giver::Directory,
            source: Stamp {
                name: String::new(),
                version: None,
            },
            is_dry: false,
            given: BTreeMap::new(),
            summary: Summary::new(format),
            started: Instant::now(),
        }
    }

    /// What was done.
    pub(super) fn end(mut self) -> Result<Summary, ImportError> {
        self.rejects.flush()?;
        self.summary.dry_run = self.is_dry;
        self.summary.noted = self.rejects.noted();
        self.summary.rejected = self.rejects.count();
        self.summary.rejects_not_written = self.rejects.unwritten();
        self.summary.unusable.extend(self.rejects.unusable());
        self.summary.absent = self.rejects.absent();
        self.summary.seconds = self.started.elapsed().as_secs_f64();
        Ok(self.summary)
    }

    /// Notes the source that is read.
    pub(super) fn begin(&mut self, read: &Read) {
        self.giver = Giver::Source;
        self.source = Stamp {
            name: read.stated_by(),
            version: Some(read.version.clone()),
        };
        self.summary.sources.push(read.source.clone());
    }

    /// Notes the source of the directory that is read.
    pub(super) fn begin_directory(&mut self, source: &str) {
        self.giver = Giver::Directory;
        self.source = Stamp {
            name: source.to_owned(),
            version: None,
        };
    }

    /// Notes a file of which the source that is read has something, and of which nothing could be used.
    pub(super) fn note_barren(&mut self, file: &'static str) {
        if !self.summary.barren.contains(&file) {
            self.summary.barren.push(file);
        }
    }

    /// Counts what is left out on purpose.
    pub(super) fn skip(&mut self, what: impl Into<String>, count: u64) {
        *self.summary.skipped.entry(what.into()).or_default() += count;
    }

    /// Reads and writes the rows of a file.
    pub(super) async fn file(
        &mut self,
        file: &'static CsvFile,
        feed: &mut dyn Feed,
    ) -> Result<(), ImportError> {
        self.progress.start(file.name, feed.progress().1);
        let before = self.used(file);
        let mut batch = Batch::default();
        let mut state = State::default();
        while let Some(mut row) = feed.next(self.rejects)? {
            let stated_by = self.source.name.as_str().into();
            row.values.insert("stated_by".to_owned(), stated_by);
            if let Some(version) = &self.source.version {
                let version = version.as_str().into();
                row.values.insert("source_version".to_owned(), version);
            }
            if self.is_given(file, &row) {
                state.lines.skipped += row.lines;
                self.skip("rows that a source gave", 1);
            } else {
                batch.push(row);
            }
            // A tree is written parents first, so it is read whole.
            if file.parents().is_empty() && batch.is_full() {
                self.write(file, batch.take(), &mut state).await?;
            }
            self.progress.advance(feed.progress().0);
        }
        let parents = file.parents();
        if parents.is_empty() {
            self.write(file, batch.take(), &mut state).await?;
        } else {
            let mut rows = batch.take();
            if self.giver == Giver::Directory {
                let resolve = |parent: &&str| resolve_parents(parent, &mut rows);
                let found = parents.iter().map(resolve).sum();
                self.rejects.count_noted(Code::OtherCase, found);
            }
            let tree = levels(parents, rows);
            for (row, parent) in &tree.cyclic {
                state.lines.rejected += row.lines;
                self.refuse(file, row, parent, Code::Cycle, row.text(parent))?;
            }
            for level in tree.parents_first {
                for part in level.chunks(Batch::SIZE) {
                    self.write(file, part.to_vec(), &mut state).await?;
                }
            }
        }
        self.end_followed(file, &state).await?;
        self.progress.finish();
        state.lines.add(feed.lines());
        self.summary.lines.add(state.lines);
        self.summary.read += feed.read();
        if feed.read() > 0 && self.used(file) == before {
            self.note_barren(file.name);
        }
        Ok(())
    }

    /// How many rows of a file have been written, or left out because a source gave them.
    fn used(&self, file: &CsvFile) -> u64 {
        let written = self.summary.written.get(file.what).copied();
        let skipped: u64 = self.summary.skipped.values().sum();
        written.unwrap_or_default() + skipped
    }

    fn is_given(&self, file: &CsvFile, row: &CsvRow) -> bool {
        self.giver == Giver::Directory
            && self
                .given
                .get(file.name)
                .is_some_and(|keys| keys.contains(&row.hash(file.key)))
    }

    async fn write(
        &mut self,
        file: &'static CsvFile,
        mut rows: Vec<CsvRow>,
        state: &mut State,
    ) -> Result<(), ImportError> {
        rows.retain_mut(|row| {
            let stays = self.known.redirect(file, row);
            if !stays {
                state.lines.skipped += row.lines;
                let what = "rows of agents who are another one".to_owned();
                *self.summary.skipped.entry(what).or_default() += 1;
            }
            stays
        });
        self.known.ask(self.store, &rows).await?;
        if self.giver == Giver::Source {
            self.leave_unknown(file, &mut rows);
        } else {
            let found = rows.iter_mut().map(|row| self.known.resolve(row)).sum();
            self.rejects.count_noted(Code::OtherCase, found);
        }
        if let Some(unique) = &file.unique {
            state.taken.ask(self.store, unique, &rows).await?;
        }
        if let Some(hierarchy) = &file.hierarchy {
            state.above.ask(self.store, hierarchy, &rows).await?;
        }
        let mut good = Vec::new();
        for row in rows {
            match self.fault(file, &row, state) {
                None => good.push(row),
                Some((column, code, value)) => {
                    state.lines.rejected += row.lines;
                    self.refuse(file, &row, column, code, &value)?;
                }
            }
        }
        if good.is_empty() {
            return Ok(());
        }
        if !self.is_dry {
            let unit = self.unit(file, &good);
            let older = self.store.write(unit).await?;
            self.note_stale(&good, older)?;
        }
        state.lines.written += good.iter().map(|row| row.lines).sum::<u64>();
        if file.followed.is_some() {
            for row in good.iter().filter(|row| row.text("end").is_empty()) {
                state.open.insert(row.text("agent_uid").to_owned());
                state.open_lines.insert(row.hash(file.key), row.line);
            }
        }
        *self.summary.written.entry(file.what).or_default() += good.len() as u64;
        if let Some(label) = file.declares {
            for row in &good {
                self.known.declare(label, row.uid());
            }
        }
        if self.giver == Giver::Source {
            let keys = good.iter().map(|row| row.hash(file.key));
            self.given.entry(file.name).or_default().extend(keys);
        }
        Ok(())
    }

    /// What is wrong with a row among the others and in the graph, and in which column.
    fn fault(
        &self,
        file: &CsvFile,
        row: &CsvRow,
        state: &mut State,
    ) -> Option<(&'static str, Code, String)> {
        let fault = |column, code| Some((column, code, row.text(column).to_owned()));
        if let Some((column, uid)) = self.known.missing(row) {
            return Some((column, Code::UnknownReference, uid.to_owned()));
        }
        if let Some(unique) = &file.unique
            && !state.taken.place(unique, row)
        {
            return fault(unique.named(), Code::DuplicateKey);
        }
        let hierarchy = file.hierarchy.as_ref()?;
        let column = state.above.place(hierarchy, row).err()?;
        fault(column, Code::Cycle)
    }

    /// Reports a row for one of its columns.
    fn refuse(
        &mut self,
        file: &CsvFile,
        row: &CsvRow,
        column: &str,
        code: Code,
        value: &str,
    ) -> Result<(), ImportError> {
        let reject = Reject::of_cell(&row.origin, row.line, column, code);
        let reject = match file.column(column) {
            Some(column) => reject.with_value(column, value),
            None => reject,
        };
        Ok(self.rejects.add(&reject)?)
    }

    /// Ends what has no end though something else followed, in the careers of the agents of a file, and says so.
    async fn end_followed(&mut self, file: &CsvFile, state: &State) -> Result<(), ImportError> {
        let Some(statement) = file.followed.filter(|_| !self.is_dry) else {
            return Ok(());
        };
        let merged = self.known.merged();
        if !merged.is_empty() {
            let unit: Unit = Unit::new(MERGE_SAME_ASSIGNMENTS, json!({ "uids": merged }));
            self.store.write(unit).await?;
        }
        let agents: Vec<_> = state.open.iter().collect();
        for uids in agents.chunks(Batch::SIZE) {
            let unit = Unit::new(statement, json!({ "uids": uids }));
            for ended in self.store.write(unit).await? {
                let line = state.open_lines.get(&CsvRow::hash_of(&[&ended.uid]));
                let line = line.copied().unwrap_or(1);
                let remark = Reject::of_cell(file.name, line, "end", Code::EndedByNext);
                let (uid, day, next) = (ended.uid, ended.ended_on, ended.next_uid);
                let detail = format!("{uid} finit le {day}, la veille de {next}");
                self.rejects.remark(&remark.with_detail(detail))?;
            }
        }
        Ok(())
    }

    /// Says which agents are one person, once people or their careers were read; never why, which may be an address.
    pub(super) async fn note_same_persons(&mut self) -> Result<(), ImportError> {
        let careers = ["Agent", "Assignment"];
        if self.is_dry
            || !careers
                .iter()
                .any(|what| self.summary.written.contains_key(what))
        {
            return Ok(());
        }
        for row in self.store.read(IMPORT_LIST_SAME_PERSONS, json!({})).await? {
            let remark = Reject::of_file("agents.csv", Code::SamePerson);
            let both = format!("{} et {}", row.uid, row.other_uid);
            self.rejects.remark(&remark.with_detail(both))?;
        }
        Ok(())
    }

    /// Leaves out, of rows of a source, what refers to what was not imported: a cell that may be empty, an
    /// alignment.
    fn leave_unknown(&mut self, file: &CsvFile, rows: &mut Vec<CsvRow>) {
        for row in rows.iter_mut() {
            while let Some((column, _)) = self.known.missing(row) {
                if file.column(column).is_none_or(|column| column.required) {
                    break;
                }
                row.clear(column);
                if file.kept.contains(&column)
                    && let Some(Value::Array(kept)) = row.values.get_mut("kept")
                {
                    kept.push(column.into());
                }
                self.skip(format!("{column} of what is not in the graph"), 1);
            }
        }
        let before = rows.len();
        rows.retain(|row| row.text("kind") != "ALIGNED" || self.known.missing(row).is_none());
        let left = (before - rows.len()) as u64;
        if left > 0 {
            self.skip("alignments with what is not in the graph", left);
        }
    }

    /// How the cells of a source are read.
    pub(super) fn ways(&self) -> Ways {
        Ways {
            now: self.now,
            dates: Dates::YearFirst,
        }
    }

    fn unit(&self, file: &'static CsvFile, rows: &[CsvRow]) -> Unit<StaleRow> {
        let values: Vec<_> = rows.iter().map(|row| &row.values).collect();
        let mut unit = Unit::new(file.write, json!({ "rows": values }));
        if let Some(derived) = &file.derives {
            let uids: BTreeSet<_> = rows
                .iter()
                .flat_map(|row| row.texts(derived.columns))
                .collect();
            let params = json!({ "uids": uids, "moment": precise_instant(self.now) });
            unit = derived
                .steps
                .iter()
                .fold(unit, |unit, step| unit.and(*step, params.clone()));
        }
        unit
    }

    /// Writes which of some rows are older than what people said, in the order of the file.
    fn note_stale(&mut self, rows: &[CsvRow], older: Vec<StaleRow>) -> Result<(), ImportError> {
        let stale: BTreeMap<String, StaleRow> = older
            .into_iter()
            .map(|row| (row.uid.clone(), row))
            .collect();
        for row in rows {
            if let Some(said) = stale.get(row.uid()) {
                let recorded_at = row.text("recorded_at");
                let (column, said_at) = (&said.stale_column, &said.said_at);
                let reject = Reject::stale(&row.origin, row.line, column, recorded_at, said_at);
                self.rejects.add(&reject)?;
            }
        }
        Ok(())
    }
}

/// Replaces what rows of a tree name above them by rows of the same file with other capitals; says how many.
fn resolve_parents(parent: &str, rows: &mut [CsvRow]) -> u64 {
    let exact: HashSet<String> = rows.iter().map(|row| row.uid().to_owned()).collect();
    let mut folded: HashMap<String, Option<String>> = HashMap::new();
    for uid in &exact {
        folded
            .entry(fold(uid))
            .and_modify(|known| *known = None)
            .or_insert_with(|| Some(uid.clone()));
    }
    let mut found = 0;
    for row in rows {
        let above = row.text(parent);
        if !above.is_empty()
            && !exact.contains(above)
            && let Some(Some(known)) = folded.get(&fold(above))
        {
            for (column, _, uid) in &mut row.references {
                if *column == parent {
                    uid.clone_from(known);
                }
            }
            row.values.insert(parent.to_owned(), known.as_str().into());
            found += 1;
        }
    }
    found
}
