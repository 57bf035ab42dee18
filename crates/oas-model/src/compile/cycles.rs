//! References that come back to the same value and would never end.

use std::collections::HashSet;

/// The edges that close a cycle, found by a walk in depth from every definition in order.
pub(crate) fn closing_edges(
    n_nodes: usize,
    edges: &HashSet<(usize, usize)>,
) -> Vec<(usize, usize)> {
    let mut targets: Vec<Vec<usize>> = vec![Vec::new(); n_nodes];
    for &(from, to) in edges {
        targets[from].push(to);
    }
    targets.iter_mut().for_each(|list| list.sort_unstable());
    let mut state = vec![State::New; n_nodes];
    let mut closing = Vec::new();
    for start in 0..n_nodes {
        walk(start, &targets, &mut state, &mut closing);
    }
    closing
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Without recursion: a chain of references may be as long as the document.
fn walk(
    start: usize,
    targets: &[Vec<usize>],
    state: &mut [State],
    closing: &mut Vec<(usize, usize)>,
) {
    if state[start] != State::New {
        return;
    }
    state[start] = State::Open;
    let mut open = vec![(start, 0)];
    while let Some((node, next)) = open.pop() {
        let Some(&to) = targets[node].get(next) else {
            state[node] = State::Done;
            continue;
        };
        open.push((node, next + 1));
        match state[to] {
            State::Open => closing.push((node, to)),
            State::Done => {}
            State::New => {
                state[to] = State::Open;
                open.push((to, 0));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::closing_edges;

    #[test]
    fn cuts_one_edge_of_each_cycle_and_no_other() {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 2), (0, 3), (1, 3)]
            .into_iter()
            .collect();
        assert_eq!(closing_edges(4, &edges), [(2, 0), (2, 2)]);
    }
}
