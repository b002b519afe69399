//! One mistake does not empty the screen: the other fields of an answer stay.
