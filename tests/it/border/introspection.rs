//! Introspection answers in demo mode in every form that clients send, and nothing hints at names elsewhere.
