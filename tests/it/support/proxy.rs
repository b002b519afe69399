//! A way to a database that a test can block, cut and spoil.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
    task::{AbortHandle, JoinSet},
};

/// COMMIT in its frame.
const COMMIT: &[u8] = &[0, 2, 0xB0, 0x12, 0, 0];

/// What the way does with what it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weather {
    /// Passes everything on.
    Clear,
    /// Takes everything, passes nothing on.
    Stalled,
    /// Passes everything on, later.
    Slow(Duration),
}

/// A proxy before the database; dropped, it cuts what is open.
pub struct Way {
    pub address: SocketAddr,
    weather: watch::Sender<Weather>,
    lose_commit: Arc<AtomicBool>,
    task: AbortHandle,
}

impl Way {
    /// Listens on `from`, where port 0 picks a free one, and leads to `to`.
    pub async fn open(from: SocketAddr, to: String) -> io::Result<Self> {
        let listener = TcpListener::bind(from).await?;
        let address = listener.local_addr()?;
        let (weather, _) = watch::channel(Weather::Clear);
        let lose_commit = Arc::new(AtomicBool::new(false));
        let (given, lossy) = (weather.clone(), Arc::clone(&lose_commit));
        let task = tokio::spawn(async move {
            // Dropped with the task: an open connection is cut too.
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let (to, weather) = (to.clone(), given.subscribe());
                connections.spawn(pass(client, to, weather, Arc::clone(&lossy)));
            }
        });
        Ok(Self {
            address,
            weather,
            lose_commit,
            task: task.abort_handle(),
        })
    }

    /// Changes the weather, for what is open and what will be.
    pub fn set(&self, weather: Weather) {
        self.weather.send_replace(weather);
    }

    /// Passes the next COMMIT on, and cuts its connection when the answer comes.
    pub fn lose_next_commit(&self) {
        self.lose_commit.store(true, Ordering::SeqCst);
    }

    /// Whether that COMMIT has yet to come.
    pub fn waits_for_commit(&self) -> bool {
        self.lose_commit.load(Ordering::SeqCst)
    }
}

impl Drop for Way {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass(
    client: TcpStream,
    to: String,
    weather: watch::Receiver<Weather>,
    lossy: Arc<AtomicBool>,
) -> io::Result<()> {
    let server = TcpStream::connect(to).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (client_says, to_client) = client.into_split();
    let (server_says, to_server) = server.into_split();
    let lost = Arc::new(AtomicBool::new(false));
    let noticed = Arc::clone(&lost);
    let there = carry(client_says, to_server, weather.clone(), move |said| {
        if said.ends_with(COMMIT) && lossy.swap(false, Ordering::SeqCst) {
            noticed.store(true, Ordering::SeqCst);
        }
        true
    });
    let back = carry(server_says, to_client, weather, move |_| {
        !lost.load(Ordering::SeqCst)
    });
    // The end of one way is the end of both.
    tokio::select! {
        ended = there => ended,
        ended = back => ended,
    }
}

/// Carries bytes one way, as the weather allows, until one end closes or `goes_on` says no.
async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut weather: watch::Receiver<Weather>,
    goes_on: impl Fn(&[u8]) -> bool,
) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let size = from.read(&mut buffer).await?;
        if size == 0 || !goes_on(&buffer[..size]) {
            return Ok(());
        }
        let now = *weather.borrow_and_update();
        match now {
            Weather::Clear => {}
            Weather::Slow(delay) => tokio::time::sleep(delay).await,
            Weather::Stalled => {
                let cleared = weather.wait_for(|now| *now != Weather::Stalled).await;
                if cleared.is_err() {
                    return Ok(());
                }
            }
        }
        to.write_all(&buffer[..size]).await?;
    }
}
