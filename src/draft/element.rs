//! Elements of the XML to be written.

/// An element with its attributes, in the order in which they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub name: &'static str,
    pub attributes: Vec<(&'static str, String)>,
    pub children: Vec<Node>,
    /// Ties a call of a note to its note, before either has an eId.
    pub key: Option<usize>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element.
    pub fn new(name: &'static str) -> Element {
        Element {
            name,
            attributes: Vec::new(),
            children: Vec::new(),
            key: None,
        }
    }

    /// The same with an attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Element {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with a child.
    pub fn holding(mut self, child: Element) -> Element {
        self.push(child);
        self
    }

    /// The same with content.
    pub fn of(mut self, children: Vec<Node>) -> Element {
        self.children = children;
        self
    }

    /// The same with text.
    pub fn text(self, text: impl Into<String>) -> Element {
        let text = Node::Text(text.into());
        self.of(vec![text])
    }

    /// Adds a child.
    pub fn push(&mut self, child: Element) {
        self.children.push(Node::Element(child));
    }

    /// The elements in it.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it, to be changed.
    pub fn elements_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The last element in it.
    pub fn last_mut(&mut self) -> Option<&mut Element> {
        self.elements_mut().next_back()
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(own, _)| *own == name)
            .map(|(_, value)| value.as_str())
    }

    /// All its text.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for child in &self.children {
            match child {
                Node::Text(own) => text.push_str(own),
                Node::Element(element) if element.name == "br" => text.push(' '),
                Node::Element(element) if element.name == "authorialNote" => {}
                Node::Element(element) => text.push_str(&element.plain()),
            }
        }
        text
    }
}
