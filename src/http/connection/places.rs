//! How many connections there are, in all and by address, and which of them makes room for a new one.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use super::{CLOSING, one_client, progress::Progress};

/// The connections of one server.
#[derive(Clone)]
pub(super) struct Places {
    total: usize,
    by_address: usize,
    taken: Arc<Mutex<Taken>>,
    /// Told when a connection has closed.
    closed: Arc<Notify>,
}

#[derive(Default)]
struct Taken {
    next: u64,
    /// Connections that are open: those that make room are until they have closed.
    open: usize,
    places: HashMap<u64, (IpAddr, Arc<Progress>)>,
    by_address: HashMap<IpAddr, usize>,
}

/// One connection's place, given back when it is dropped.
pub(super) struct Slot {
    id: u64,
    progress: Arc<Progress>,
    places: Places,
}

impl Places {
    pub(super) fn new(total: usize, by_address: usize) -> Self {
        Self {
            total,
            by_address,
            taken: Arc::default(),
            closed: Arc::default(),
        }
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a client. At a limit the connection goes that has been still for longest, of this client
    /// or of all; none is given when every one of them is worked for.
    pub(super) fn take(&self, address: IpAddr) -> Option<Slot> {
        let address = one_client(address);
        let mut taken = self.taken();
        if taken.held_by(address) >= self.by_address && !taken.make_room(Some(address)) {
            return None;
        }
        if taken.places.len() >= self.total && !taken.make_room(None) {
            return None;
        }
        let progress = Arc::new(Progress::new());
        let id = taken.next;
        taken.next += 1;
        taken.open += 1;
        taken.places.insert(id, (address, Arc::clone(&progress)));
        *taken.by_address.entry(address).or_default() += 1;
        drop(taken);
        metrics::gauge!("passerelle_connections").increment(1.0);
        Some(Slot {
            id,
            progress,
            places: self.clone(),
        })
    }

    /// Waits until few connections are open that have made room for others: each has a file until it has closed.
    pub(super) async fn few_are_open(&self) {
        loop {
            if self.taken().open < self.total.saturating_add(CLOSING) {
                return;
            }
            self.closed.notified().await;
        }
    }

    /// Closes the connection that has been still for longest.
    pub(super) fn close_oldest_idle(&self) {
        self.taken().make_room(None);
    }
}

impl Taken {
    fn held_by(&self, address: IpAddr) -> usize {
        self.by_address.get(&address).copied().unwrap_or_default()
    }

    /// Asks the connection to go that has been still for longest; says whether there is one.
    fn make_room(&mut self, of: Option<IpAddr>) -> bool {
        let candidates = self
            .places
            .iter()
            .filter(|(_, (address, _))| of.is_none_or(|of| *address == of));
        let still = candidates.filter_map(|(id, (_, progress))| Some((progress.could_go()?, *id)));
        let Some((_, id)) = still.min() else {
            return false;
        };
        // Its place is free from now on; it closes in its own task.
        if let Some((_, progress)) = self.remove(id) {
            progress.close();
        }
        true
    }

    fn remove(&mut self, id: u64) -> Option<(IpAddr, Arc<Progress>)> {
        let removed = self.places.remove(&id)?;
        if let Some(count) = self.by_address.get_mut(&removed.0) {
            *count -= 1;
            if *count == 0 {
                self.by_address.remove(&removed.0);
            }
        }
        Some(removed)
    }
}

impl Slot {
    pub(super) fn progress(&self) -> &Arc<Progress> {
        &self.progress
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        taken.remove(self.id);
        taken.open -= 1;
        drop(taken);
        self.places.closed.notify_one();
        metrics::gauge!("passerelle_connections").decrement(1.0);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures::FutureExt as _;
    use tokio::time::advance;

    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    #[tokio::test(start_paused = true)]
    async fn the_one_that_is_still_for_longest_makes_room_and_work_stays() {
        let places = Places::new(3, 2);
        let first = places.take(address(1)).unwrap();
        advance(Duration::from_secs(1)).await;
        let second = places.take(address(1)).unwrap();
        first.progress().begin_work();
        // The limit of the address: the second goes, since the first is worked for.
        let third = places.take(address(1)).unwrap();
        second.progress().closed().await;
        drop(second);
        third.progress().begin_work();
        assert!(places.take(address(1)).is_none());
        // The limit of all.
        let other = places.take(address(2)).unwrap();
        let another = places.take(address(3)).unwrap();
        other.progress().closed().await;
        another.progress().begin_work();
        assert!(places.take(address(4)).is_none());
        drop((first, third, other, another));
        assert!(places.taken().places.is_empty() && places.taken().by_address.is_empty());
    }

    #[tokio::test]
    async fn what_makes_room_has_its_file_until_it_has_closed() {
        let places = Places::new(2, 100);
        let mut open = Vec::new();
        for number in 0..2 + CLOSING {
            assert!(places.few_are_open().now_or_never().is_some(), "{number}");
            open.push(places.take(address(1)).unwrap());
        }
        assert!(places.few_are_open().now_or_never().is_none());
        open.pop();
        assert!(places.few_are_open().now_or_never().is_some());
    }

    #[test]
    fn an_ipv6_network_is_one_client() {
        let one = |text: &str| one_client(text.parse().unwrap());
        assert_eq!(one("2001:db8::1"), one("2001:db8:0:0:ffff::9"));
        assert_ne!(one("2001:db8::1"), one("2001:db8:0:1::1"));
        assert_eq!(one("::ffff:192.0.2.1"), one("192.0.2.1"));
        assert_ne!(one("192.0.2.1"), one("192.0.2.2"));
    }
}
