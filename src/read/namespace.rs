//! Which namespace a prefix stands for at a place of the document.

/// The namespace of Akoma Ntoso 3.0.
pub(super) const AKN: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/// The namespace of `xml:lang`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of namespace declarations themselves.
pub(super) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
/// The namespace of `xsi:schemaLocation`.
pub(super) const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// How many declarations may hold at one place: more would make the search for each name long.
pub(super) const MOST: usize = 256;

/// The declarations that hold at a place, innermost last.
pub(super) struct Scope<'a> {
    bindings: Vec<Binding<'a>>,
}

struct Binding<'a> {
    prefix: &'a str,
    namespace: &'a str,
    /// How many elements were open around the one that declares it.
    depth: usize,
}

impl<'a> Scope<'a> {
    pub(super) fn new() -> Scope<'a> {
        Scope {
            bindings: Vec::new(),
        }
    }

    /// Takes a declaration; false where there are too many.
    pub(super) fn declare(&mut self, prefix: &'a str, namespace: &'a str, depth: usize) -> bool {
        self.bindings.push(Binding {
            prefix,
            namespace,
            depth,
        });
        self.bindings.len() <= MOST
    }

    /// Forgets what the element that has just closed declared; `depth` elements remain open.
    pub(super) fn leave(&mut self, depth: usize) {
        while self
            .bindings
            .last()
            .is_some_and(|binding| binding.depth >= depth)
        {
            self.bindings.pop();
        }
    }

    /// The namespace of a prefix; the empty prefix is the default namespace, which may be none (`""`).
    pub(super) fn resolve(&self, prefix: &str) -> Option<&'a str> {
        if prefix == "xml" {
            return Some(XML);
        }
        self.bindings
            .iter()
            .rev()
            .find(|binding| binding.prefix == prefix)
            .map(|binding| binding.namespace)
            .or(if prefix.is_empty() { Some("") } else { None })
    }
}
