//! A document that names no operation, or another one, is weighed like any other, over every transport.
