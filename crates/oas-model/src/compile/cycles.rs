//! References that come back to the same value and would never end, or not within reason.

use std::collections::HashMap;

/// Schemas that one value may have to pass one inside the other, so that validating it fits a stack.
const MAX_HEIGHT: usize = 128;

/// References that apply to the same value, from definition to definition,
/// with the number of schemas around each inside its definition.
pub(crate) type Edges = HashMap<(usize, usize), usize>;

/// The edges that close a cycle or make a chain too long, found by a walk in
/// depth from every definition in order.
pub(crate) fn endless_edges(n_nodes: usize, edges: &Edges) -> Vec<(usize, usize)> {
    let mut targets: Vec<Vec<(usize, usize)>> = vec![Vec::new(); n_nodes];
    for (&(from, to), &weight) in edges {
        targets[from].push((to, weight));
    }
    targets.iter_mut().for_each(|list| list.sort_unstable());
    let mut walk = Walk {
        targets,
        state: vec![State::New; n_nodes],
        cut: Vec::new(),
    };
    for start in 0..n_nodes {
        walk.from(start);
    }
    walk.cut
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    /// Everything below is known: so many schemas, one inside the other.
    Done(usize),
}

struct Walk {
    targets: Vec<Vec<(usize, usize)>>,
    state: Vec<State>,
    cut: Vec<(usize, usize)>,
}

impl Walk {
    /// Without recursion: a chain of references may be as long as the document.
    fn from(&mut self, start: usize) {
        if self.state[start] != State::New {
            return;
        }
        self.state[start] = State::Open;
        let mut open = vec![(start, 0)];
        while let Some((node, next)) = open.pop() {
            let Some(&(to, _)) = self.targets[node].get(next) else {
                self.state[node] = State::Done(self.height(node));
                continue;
            };
            open.push((node, next + 1));
            match self.state[to] {
                State::Open => self.cut.push((node, to)),
                State::Done(_) => {}
                State::New => {
                    self.state[to] = State::Open;
                    open.push((to, 0));
                }
            }
        }
    }

    fn height(&mut self, node: usize) -> usize {
        let mut highest = 1;
        for &(to, weight) in &self.targets[node] {
            let State::Done(height) = self.state[to] else {
                continue;
            };
            if height + weight > MAX_HEIGHT {
                self.cut.push((node, to));
            } else {
                highest = highest.max(height + weight);
            }
        }
        highest
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_HEIGHT, endless_edges};

    #[test]
    fn cuts_one_edge_of_each_cycle_and_no_other() {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 2), (0, 3), (1, 3)].map(|edge| (edge, 1));
        assert_eq!(
            endless_edges(4, &edges.into_iter().collect()),
            [(2, 0), (2, 2)]
        );
    }

    #[test]
    fn cuts_chains_that_are_too_long_whichever_end_comes_first() {
        let n_nodes = 3 * MAX_HEIGHT;
        let down = (1..n_nodes).map(|n| ((n - 1, n), 1)).collect();
        let up = (1..n_nodes).map(|n| ((n, n - 1), 1)).collect();
        assert_eq!(endless_edges(n_nodes, &down).len(), 2);
        assert_eq!(endless_edges(n_nodes, &up).len(), 2);
    }
}
