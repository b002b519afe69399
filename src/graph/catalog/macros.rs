//! How a line of the catalogue becomes a constant.

/// The text of a twin, where there is one.
macro_rules! twin {
    ($path:literal) => {
        None
    };
    ($path:literal embedded) => {
        Some(include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/cypher/",
            $path,
            ".embedded.cypher"
        )))
    };
}

/// One line a statement: its constant, the rows that it returns and those of its lists, its path, and
/// `embedded` where it has a twin. A type that wraps another, as `Owned<Testimony>` does, returns the fields of both.
macro_rules! statements {
    ($(
        $constant:ident
        $(: $row:ident $(<$inner:ident>)? $({ $($list:ident: $each:ident $(<$nested:ident>)?),+ })?)?
        = $path:literal $($twin:ident)?
    ),* $(,)?) => {
        $(constant! { $constant $path ($($twin)?) $($row $(<$inner>)?)? })*
        /// The statements of the list, in its order.
        pub(super) const LISTED: &[Statement] = &[$(statement!($path $($twin)?)),*];

        /// Every statement that names its row, with the fields of that row and of the rows of its lists.
        #[cfg(test)]
        pub(in crate::graph::catalog) fn rows() -> Vec<tests::Rows> {
            vec![$($(tests::Rows {
                name: $path,
                fields: tests::fields!($row $(<$inner>)?),
                lists: vec![$($((stringify!($list), tests::fields!($each $(<$nested>)?))),+)?],
            },)?)*]
        }
    };
}

/// A statement of a file.
macro_rules! statement {
    ($path:literal $($twin:ident)?) => {
        Statement {
            name: $path,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/cypher/", $path, ".cypher")),
            embedded: twin!($path $($twin)?),
        }
    };
}

/// The constant of a statement: a [`Returning`](super::Returning) where the row is named.
macro_rules! constant {
    ($constant:ident $path:literal ($($twin:ident)?)) => {
        #[doc = concat!("`cypher/", $path, ".cypher`")]
        pub const $constant: Statement = statement!($path $($twin)?);
    };
    ($constant:ident $path:literal ($($twin:ident)?) $row:ident $(<$inner:ident>)?) => {
        #[doc = concat!("`cypher/", $path, ".cypher`")]
        pub const $constant: Returning<wrapped!($row $(<$inner>)?)> = Returning::new(statement!($path $($twin)?));
    };
}

/// The type of a row: those that wrap one type only are written with it here, for their fields, and are no generics.
macro_rules! wrapped {
    (MetCard<Card>) => { MetCard };
    ($row:ident $(<$inner:ident>)?) => { $row $(<$inner>)? };
}
