//! Anchors and aliases of a document, which tie parts of it together.

use oas_doc::{Document, Node, Syntax};

/// The aliases of a document, each with the value that it stands for.
#[derive(Debug)]
pub(crate) struct Aliases<'a>(Vec<(Node<'a>, Node<'a>)>);

impl<'a> Aliases<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        let has_any = document.syntax() == Syntax::Yaml && document.text().contains('*');
        let mut found = Vec::new();
        if let Some(root) = document.root().filter(|_| has_any) {
            walk(root, &mut |node| {
                found.extend(node.alias_target().map(|target| (node, target)));
            });
        }
        Self(found)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names of the anchors that aliases use.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter_map(|(alias, _)| {
            let written = alias.document().text().get(alias.span())?;
            written.strip_prefix('*')
        })
    }

    /// Whether an alias stands in that value and its anchor outside of it, or the reverse.
    pub(crate) fn cross(&self, value: Node<'_>) -> bool {
        let inside = |node: Node<'_>| {
            let mut outwards = std::iter::successors(Some(node), |node| node.parent());
            outwards.any(|node| node.id() == value.id())
        };
        let mut all = self.0.iter();
        all.any(|(alias, target)| inside(*alias) != inside(*target))
    }
}

/// Everything that is written at and below a node.
pub(crate) fn walk<'a>(node: Node<'a>, visit: &mut dyn FnMut(Node<'a>)) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        visit(node);
        open.extend(node.written());
    }
}
