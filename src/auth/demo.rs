//! Identities of demo mode: `demo.ROLE` or `demo.ROLE.UID`, taken at their word; `~NAME` at the end makes it
//! another user of the same role and record, such as a second recruiter of an organisation.

use super::principal::{Principal, Role};

/// Reads a token of demo mode; none when it is not one.
#[must_use]
pub fn read_token(token: &str) -> Option<Principal> {
    let rest = token.strip_prefix("demo.")?;
    let rest = rest.split_once('~').map_or(rest, |(who, _)| who);
    let (role, uid) = match rest.split_once('.') {
        Some((role, uid)) if !uid.is_empty() => (role, Some(uid.to_owned())),
        Some(_) => return None,
        None => (rest, None),
    };
    let role = match role {
        "agent" => Role::Agent,
        "recruiter" => Role::Recruiter,
        "analyst" => Role::Analyst,
        "adviser" => Role::Adviser,
        "steward" => Role::Steward,
        "officer" => Role::Officer,
        "operator" => Role::Operator,
        "anonymous" => Role::Anonymous,
        "all" => Role::DemoAll,
        _ => return None,
    };
    Some(Principal {
        role,
        uid,
        user: token.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_names_a_role_and_perhaps_a_record() {
        let agent = read_token("demo.agent.agt-01").unwrap();
        assert_eq!(agent.role, Role::Agent);
        assert_eq!(agent.uid.as_deref(), Some("agt-01"));
        assert!(read_token("demo.analyst").unwrap().uid.is_none());
        let second = read_token("demo.recruiter.org-01~second").unwrap();
        assert_eq!(second.uid.as_deref(), Some("org-01"));
        assert_ne!(
            second.user,
            read_token("demo.recruiter.org-01").unwrap().user
        );
        for wrong in ["", "demo.", "demo.king", "demo.agent.", "agent.agt-01"] {
            assert!(read_token(wrong).is_none(), "{wrong}");
        }
    }
}
