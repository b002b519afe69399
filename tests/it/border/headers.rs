//! CORS, caching, compression and security headers.
