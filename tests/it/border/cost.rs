//! What costs the database more costs the one who asks more, and nobody may ask for more than their share.
