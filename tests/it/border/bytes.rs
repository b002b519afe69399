//! Answers, names and queues are limited in bytes.
