//! The `passerelle` command: everything it does lives in the library.

fn main() {
    println!("passerelle {}", env!("CARGO_PKG_VERSION"));
}
