//! The command line: every word that a user can write, with its help.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use engross::sheet::Paper;
use std::path::PathBuf;

/// Makes the official PDF and DOCX of a document from its canonical XML, and proves them equal to it.
#[derive(Debug, Parser)]
#[command(
    name = "engross",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        engross render report.xml -o out        both official files, proved\n  \
        engross check *.xml                     what is wrong, and where\n  \
        engross verify out/AG05279E04.docx --against report.xml\n  \
        engross validate archive --against canonical --report report.html\n  \
        engross rule NUMBER-GAP                 what a code means\n\n\
        Exit codes: 0 clean (remarks allowed), 1 errors or warnings found, 2 the tool could not do its work."
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the official PDF and DOCX of documents
    Render(Render),
    /// Render what is dropped into a folder
    Watch(Watch),
    /// Read documents and apply the editorial rules
    Check(Check),
    /// Make the copies that each recipient gets, and their register
    Distribute(Distribute),
    /// Compare PDF or DOCX files with the canonical text
    Verify(Verify),
    /// Tell what a new version says otherwise than an old one
    Compare(Compare),
    /// Prove that the language versions of a document correspond
    Concord(Concord),
    /// Tell what legacy files have otherwise than the canonical text
    Validate(Validate),
    /// Make a draft of the canonical XML from a legacy file
    Import(Import),
    /// Take edits of a returned DOCX into the canonical XML
    Accept(Accept),
    /// Give back the canonical XML that a PDF or DOCX carries
    Extract(Extract),
    /// Print a form between two stages as text
    Dump(Dump),
    /// List, print, check and begin layouts
    Layout(Layouts),
    /// Tell what is not yet agreed, and by whom
    Status(Status),
    /// Lift a delegation's reservation, in a new version
    Settle(Settle),
    /// Explain symbols of documents, and say what is wrong with them
    Symbol(Symbol),
    /// Explain a code, or list all codes
    Rule(Rule),
    /// Print the JSON Schema of what --format json prints
    Schema(Schema),
    /// Print a shell's completions
    #[command(after_help = "Example:\n  engross completions bash > /etc/bash_completion.d/engross")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual pages
    #[command(after_help = "Example:\n  engross man -o /usr/local/share/man/man1")]
    Man {
        /// Folder to write them into
        #[arg(short, long, value_name = "FOLDER", default_value = "man")]
        output: PathBuf,
    },
}

/// How findings are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
pub struct Reporting {
    /// How to report
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Say nothing when all is well
    #[arg(short, long)]
    pub quiet: bool,
}

/// The sizes of paper by their names.
fn paper() -> impl clap::builder::TypedValueParser<Value = Paper> {
    PossibleValuesParser::new(Paper::ALL.map(Paper::name)).map(|name| match name.as_str() {
        "a4" => Paper::A4,
        _ => Paper::Letter,
    })
}

#[derive(Clone, Debug, Args)]
pub struct Layout {
    /// The layout, by name or as a file; the one that a document names or that is its organ's, else ag, if absent
    #[arg(long, value_name = "NAME|FILE")]
    pub layout: Option<String>,
    /// Folder of layouts of your own; those in a folder `layouts` beside the document are known as well
    #[arg(long, value_name = "FOLDER")]
    pub layouts: Option<PathBuf>,
    /// Paper, whatever the layout says of it
    #[arg(long, value_name = "SIZE", value_parser = paper())]
    pub paper: Option<Paper>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross render report.xml -o out\n  \
    engross render session -o issued               every .xml below the folder\n  \
    engross render 'session/**/AG*.xml' -o issued --format json\n  \
    engross render report.xml --layout my-layout.toml -o trial\n\n\
    A file gets its name only when it has been read back and found equal to the canonical text. All cores are at work; \
    one bad document never stops the others. Documents that are up to date (same input, pictures, layout, fonts and \
    version, files unaltered) are skipped. Killed or stopped by Ctrl-C, the folder holds only whole files: run the same \
    command again, and it goes on.\n\n\
    The folder gets a report.jsonl, one line for each input: input, symbol, ending, files made with SHA-256 and pages, \
    findings; the same bytes on every run. How long each document took is in timings.jsonl.")]
pub struct Render {
    /// Canonical XML files, folders of them, and patterns
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub press: Pressing,
    /// End the run after the first document that is not released
    #[arg(long)]
    pub fail_fast: bool,
    #[command(flatten)]
    pub reporting: Reporting,
}

/// How and where documents are made.
#[derive(Debug, Args)]
pub struct Pressing {
    /// Folder for the PDF and DOCX files
    #[arg(short, long, value_name = "FOLDER", default_value = "out")]
    pub output: PathBuf,
    /// What the files are called: text and the fields {symbol}, {job}, {body}, {language}, {version}, {input}
    #[arg(long, value_name = "TEMPLATE", default_value = "{symbol}")]
    pub name: String,
    /// Make even what is up to date
    #[arg(long)]
    pub force: bool,
    /// How many documents are worked on at once; as many as there are cores if absent
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<std::num::NonZero<usize>>,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross watch hot-folder -o issued\n  \
    engross watch hot-folder -o issued --every 10\n\n\
    What is dropped into the folder is rendered once it is whole (its size and time have not changed between two \
    looks), and again whenever it changes. It stays where it is. Ctrl-C ends the watch after the documents under way.")]
pub struct Watch {
    /// The folder to watch, with the folders in it
    pub folder: PathBuf,
    #[command(flatten)]
    pub press: Pressing,
    /// Seconds between two looks
    #[arg(long, value_name = "SECONDS", default_value = "2")]
    pub every: std::num::NonZero<u64>,
    /// Say only what is wrong
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross distribute report.xml --list recipients.csv -o copies\n  \
    engross distribute session/AG05279*.xml --list recipients.csv -o copies --class restricted --print --zip\n  \
    engross distribute report.xml --list late.csv --add -o copies\n  \
    engross distribute report.xml --reissue 7 -o copies\n  \
    engross distribute report.xml --withdraw 12 -o copies\n\n\
    SOURCES are the language versions of a document (or of several): which belong together, their FRBRWork says. The list \
    is CSV with a first line that names its columns, or TOML with a [[recipient]] for each line:\n\n  \
    recipient,kind,language,medium,copies,marking\n  \
    Delegation of Canada,delegation,en,pdf,1,\n  \
    Permanent Mission of Peru,mission,es,print,3,restricted\n  \
    Columbus Memorial Library,archive,en,docx,1,\n\n\
    kind is delegation (if absent), mission or archive; language en, es, fr or pt; medium pdf, docx or print; copies 1 if \
    absent; marking a class of distribution of the layout, --class if absent. What each copy bears, the layout's \
    [distribution] says. Each is read back and found equal to the canonical text, its stamp apart.\n\n\
    The folder gets register.csv and register.pdf: who got what. The register only grows, and every number stays. With \
    --print there is a file for the press of each language, with a separator sheet before each copy: for paper alone, it is \
    neither tagged nor archivable. With --zip there is a packet for each recipient.")]
pub struct Distribute {
    /// Canonical XML files, folders of them, and patterns
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The recipients, in CSV or TOML
    #[arg(long, value_name = "FILE", required_unless_present_any = ["reissue", "withdraw"])]
    pub list: Option<PathBuf>,
    /// Folder for the copies and their register
    #[arg(short, long, value_name = "FOLDER", default_value = "copies")]
    pub output: PathBuf,
    /// The class of distribution of lines without marking: a class of the layout
    #[arg(long, value_name = "CLASS", default_value = "general")]
    pub class: String,
    /// Stamp that the copies are not for release before this date
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub embargo: Option<String>,
    /// Add the list to the copies that the folder has
    #[arg(long, requires = "list")]
    pub add: bool,
    /// Issue the copy of this number again; may be repeated
    #[arg(long, value_name = "NUMBER")]
    pub reissue: Vec<u32>,
    /// Withdraw the copy of this number; may be repeated
    #[arg(long, value_name = "NUMBER")]
    pub withdraw: Vec<u32>,
    /// Make a file for the press of each language, with separator sheets
    #[arg(long)]
    pub print: bool,
    /// Make a packet (ZIP) for each recipient
    #[arg(long)]
    pub zip: bool,
    /// How many copies are worked on at once; as many as there are cores if absent
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<std::num::NonZero<usize>>,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  engross check report.xml\n  engross check session/*.xml --format json"
)]
pub struct Check {
    /// Canonical XML files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
        engross verify out/AG05279E04.pdf out/AG05279E04.docx --against report.xml\n  \
        engross verify returned.docx --against report.xml --format json\n  \
        engross verify --register copies/register.csv             is the folder whole?\n  \
        engross verify page.png returned.pdf --register copies/register.csv\n\n\
        Of a DOCX it tells, paragraph by paragraph in reading order, what an editor changed since: text (with the words \
        taken out as [-words-] and put in as {+words+}), number, style, deleted, inserted, moved. Tracked changes are \
        read as accepted; who made them, and every comment, is told in a remark.\n\n\
        With --register and no file (or a folder) it proves that the folder of a distribution holds every copy as it was \
        issued, and nothing else. With --register and files it tells from which copy each came, by its bytes, by the mark on \
        a page, or by the words of its stamp: an issued file, one that was saved anew, or a page scanned at 200 dpi (PNG, \
        JPEG, or in a PDF).")]
pub struct Verify {
    /// PDF and DOCX files; with --register also pictures of pages, or the folder of the copies
    #[arg(value_name = "FILE", required_unless_present = "register")]
    pub files: Vec<PathBuf>,
    /// The canonical XML
    #[arg(
        long,
        value_name = "XML",
        required_unless_present = "register",
        conflicts_with = "register"
    )]
    pub against: Option<PathBuf>,
    /// The register of the copies that the files are held against
    #[arg(long, value_name = "CSV")]
    pub register: Option<PathBuf>,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross compare AG05279E03.xml AG05279E04.xml\n  \
    engross compare AG05279E03.xml AG05279E04.xml -o marked\n  \
    engross compare old.xml new.xml --report changes.html\n  \
    engross compare old.xml new.xml --format json\n\n\
    -o writes SYMBOL-marked.docx, whose tracked changes accept to the new text and reject to the old one, and \
    SYMBOL-marked.pdf, where what was put in is underlined and what was taken out is struck, with a bar beside each line \
    that was changed. Both are read back as either version and compared with it before they get their names. Running \
    heads are those of the new version.\n\n\
    Told are, paragraph by paragraph in reading order, the words taken out as [-words-] and put in as {+words+}, numbers, \
    styles, paragraphs deleted, inserted and moved; notes as well; and what differs outside of paragraphs.\n\n\
    Exit codes: 0 both say the same, 1 they differ, 2 one could not be read.")]
pub struct Compare {
    /// The old canonical XML
    pub old: PathBuf,
    /// The new canonical XML
    pub new: PathBuf,
    /// Write a marked-up PDF and DOCX into this folder
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Write the two texts side by side into this HTML file
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross concord AG05280E01.xml AG05280S03.xml AG05280F02.xml AG05280P11.xml\n  \
    engross concord session --report concordance.html\n  \
    engross concord session --format json\n\n\
    Of files that are named, the first gives the order. Of a folder or pattern, the versions of each document are found by their \
    work (FRBRWork) and by the expression that each was translated from (FRBRtranslation), not by their numbers.\n\n\
    Held against each other are paragraphs, their kinds and numbers, annotations, notes, references, dates and figures in the \
    form of each language, symbols, sessions, names, quantities, brackets, emphasis, tables and pictures; of the metadata, \
    work, translation, dates and the steps of agreement. The words themselves no program compares.\n\n\
    Exit codes: 0 the versions correspond, 1 they do not, 2 one could not be read.")]
pub struct Concord {
    /// Canonical XML files, folders and patterns
    #[arg(required = true, value_name = "XML|FOLDER")]
    pub versions: Vec<PathBuf>,
    /// Write all versions side by side into this HTML file
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross validate AG05279E04.txt --against report.xml\n  \
    engross validate AG05279E04.doc --against report.xml --report report.html\n  \
    engross validate archive --against canonical --format json > result.json\n  \
    engross validate archive --against canonical --write-decisions decide.toml\n  \
    engross validate archive --against canonical --decisions decide.toml\n\n\
    LEGACY are Word files (.doc, .dot, .docx), text, PDF and RTF; of a folder, all files in it with these endings or \
    none, folders within it included. With one XML every file is held against it; with a folder, each file finds its \
    document by the symbol in its name, by the symbols in it, and last by the likeness of the words. A file whose symbol \
    is of another version, language or document is told as such and not as damaged.\n\n\
    A decisions file is TOML with, for each finding that is accepted (id and sha256 as the report gives them):\n\n  \
    [[decision]]\n  \
    id = \"0a1b2c3d4e5f\"\n  \
    sha256 = \"...\"          # of the legacy file: once it is changed, its findings are shown again\n  \
    decision = \"accept\"     # or \"open\"\n  \
    by = \"who decides\"\n  \
    reason = \"why\"\n\n\
    Exit codes: 0 every file carries the canonical text, but for form, or its findings are accepted; 1 one differs, is \
    another version, has no canonical text, or cannot be understood; 2 a file, the canonical text or the decisions could \
    not be read, or an output not be written.")]
pub struct Validate {
    /// Legacy files, and folders of them
    #[arg(required = true, value_name = "LEGACY")]
    pub legacy: Vec<PathBuf>,
    /// The canonical XML, or a folder of canonical XML files
    #[arg(long, value_name = "XML|FOLDER")]
    pub against: PathBuf,
    /// Write the two texts side by side into this HTML file
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Leave out what this file accepts
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// Write a decisions file to fill in: what still holds of --decisions, and all that is open
    #[arg(long, value_name = "FILE")]
    pub write_decisions: Option<PathBuf>,
    /// Show every difference, where a class has many, and those of other versions
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub reporting: Reporting,
}

/// The outputs that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// What `engross validate` prints
    Validation,
    /// What `engross render`, `watch`, `check`, `verify` and `accept` print
    Report,
    /// What `engross concord` prints
    Concordance,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  engross schema validation > validation.schema.json")]
pub struct Schema {
    /// Of which output
    pub of: SchemaOf,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross import AG05279E04.doc -o draft.xml\n  \
    engross import new-report.docx -o AG05300E01.xml\n  \
    engross import AG05279E04.txt -o draft.xml --force\n\n\
    Takes Word files (.doc, .docx), PDF and plain text. Every paragraph stands in the draft, in its order and with its \
    number; recitals, operative paragraphs and annotations are told by the layout's styles where the file has them, else \
    by the text. The draft is read and checked at once, and written even where faults are found: it is for you to finish.")]
pub struct Import {
    /// A legacy file
    pub legacy: PathBuf,
    /// The XML file to write
    #[arg(short, long, value_name = "XML")]
    pub output: PathBuf,
    /// Write over a file that exists
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross extract AG05279E04.pdf                 to standard output\n  \
    engross extract AG05279E04.docx -o report.xml\n\n\
    Where the file was edited since, the XML inside is older than its body: a warning says so.")]
pub struct Extract {
    /// A PDF or DOCX file that engross made
    pub file: PathBuf,
    /// File to write; standard output if absent
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross accept returned.docx -o new.xml --all\n  \
    engross accept returned.docx -o new.xml --paragraph att_1__para_7 --paragraph 12.\n  \
    engross accept returned.docx --write-decisions decide.toml\n  \
    engross accept returned.docx -o new.xml --decisions decide.toml\n\n\
    Only the bytes that an edit concerns are changed. A decisions file is TOML with, for each edited paragraph:\n\n  \
    [[edit]]\n  \
    paragraph = \"att_1__para_7\"    # as `engross verify` names it\n  \
    decision = \"accept\"            # or \"reject\", which is what a paragraph left out means\n\n\
    Numbers that moved on because a paragraph was put in or taken out follow that edit. An edit that the XML cannot \
    express is named (EDIT-INEXPRESSIBLE) and left out. The new XML is read, checked and compared with the file before \
    it is written: exactly the edits left out may remain.")]
pub struct Accept {
    /// A DOCX file that was edited
    pub file: PathBuf,
    /// The XML file to write
    #[arg(
        short,
        long,
        value_name = "XML",
        required_unless_present = "write_decisions"
    )]
    pub output: Option<PathBuf>,
    /// The canonical XML; that inside the file if absent
    #[arg(long, value_name = "XML")]
    pub against: Option<PathBuf>,
    #[command(flatten)]
    pub choice: Chosen,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub reporting: Reporting,
}

/// Which edits are taken.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Chosen {
    /// Take every edit
    #[arg(long)]
    pub all: bool,
    /// Take the edits of the paragraph with this name or label; may be repeated
    #[arg(long, value_name = "LABEL|EID")]
    pub paragraph: Vec<String>,
    /// Take the edits that this file accepts
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// Write a decisions file to fill in, and take nothing
    #[arg(long, value_name = "FILE")]
    pub write_decisions: Option<PathBuf>,
}

/// The forms that can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// What the XML says
    Document,
    /// Styled blocks
    Flow,
    /// Placed items
    Pages,
    /// What a reader ought to find
    Transcript,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  engross dump report.xml --stage pages | less")]
pub struct Dump {
    /// Canonical XML file; with `--stage transcript` also a PDF or DOCX file, as it is read back
    pub file: PathBuf,
    /// Which form
    #[arg(long, value_enum)]
    pub stage: Stage,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross layout list\n  \
    engross layout show ag | less\n  \
    engross layout new ministerial --extends ag -o layouts\n  \
    engross layout schema > layout.schema.json\n  \
    engross layout check ministerial.toml")]
pub struct Layouts {
    #[command(subcommand)]
    pub command: LayoutCommand,
}

/// What is done with layouts.
#[derive(Debug, Subcommand)]
pub enum LayoutCommand {
    /// The layouts that engross knows
    List {
        /// Folder of layouts of your own
        #[arg(long, value_name = "FOLDER")]
        layouts: Option<PathBuf>,
        /// How to print
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Print a layout as it is written
    Show {
        /// A name that engross knows, or a layout file
        layout: String,
        /// Folder of layouts of your own
        #[arg(long, value_name = "FOLDER")]
        layouts: Option<PathBuf>,
        /// Print those that it extends as well
        #[arg(long)]
        whole: bool,
    },
    /// Tell what is wrong with layout files
    Check {
        /// Layout files, or names that engross knows
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Folder of layouts of your own
        #[arg(long, value_name = "FOLDER")]
        layouts: Option<PathBuf>,
        #[command(flatten)]
        reporting: Reporting,
    },
    /// Print the JSON Schema of layout files, by which editors complete them
    Schema,
    /// Write a commented start for a layout of one's own
    New {
        /// Its name: small letters, digits, hyphens
        name: String,
        /// The layout from which it takes what it does not say
        #[arg(long, value_name = "NAME", default_value = "ag")]
        extends: String,
        /// Folder of layouts of your own; the folder for the file if absent
        #[arg(long, value_name = "FOLDER")]
        layouts: Option<PathBuf>,
        /// Folder for the file
        #[arg(short, long, value_name = "FOLDER", default_value = ".")]
        output: PathBuf,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross status report.xml\n  \
    engross status session/*.xml --format json\n  \
    engross status report.xml -o lists              the list of pending points as PDF and DOCX\n\n\
    Told are annotations ad referendum with their delegations, text in brackets with its alternatives, text proposed for \
    deletion, and notes in which a delegation is marked. What a report says of their number is checked as well \
    (AD-REFERENDUM-CLAIM). Nothing is guessed from the words: what counts is what the XML marks. That points are pending is no fault: the \
    exit code is 0.")]
pub struct Status {
    /// Canonical XML files
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Folder for the list of pending points of each file, as PDF and DOCX
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  \
    engross settle AG05279E04.xml --delegation Canada --date 2011-06-05 --symbol AG05279E05 -o AG05279E05.xml\n\n\
    The annotation goes out of the text; the workflow keeps its step, as lifted, and gets one of the day. Only the bytes \
    concerned are changed. The new version is read and checked before it is written; where its text still counts the \
    points as before, a warning says so.")]
pub struct Settle {
    /// The canonical XML
    pub file: PathBuf,
    /// The delegation: its name as the document shows it, the end of it, or its eId
    #[arg(long, value_name = "NAME")]
    pub delegation: String,
    /// The day on which it agreed
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: String,
    /// The symbol of the new version
    #[arg(long, value_name = "SYMBOL")]
    pub symbol: String,
    /// The XML file to write
    #[arg(short, long, value_name = "XML")]
    pub output: PathBuf,
    /// Write over a file that exists
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub layout: Layout,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    engross symbol AG05279E04 'AG/DEC. 66 (XLI-O/11)'\n  \
    engross symbol A/C.3/65/L.33/Rev.1 '09-33570 (E)' --format json\n  \
    engross symbol - < symbols.txt                  a symbol in each line\n\n\
    Known are file symbols, official symbols and series of the Organization of American States, and symbols and job numbers \
    of the United Nations.")]
pub struct Symbol {
    /// Symbols; - for those in the lines of standard input
    #[arg(required = true, value_name = "TEXT")]
    pub texts: Vec<String>,
    #[command(flatten)]
    pub reporting: Reporting,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  engross rule NUMBER-GAP\n  engross rule --format json")]
pub struct Rule {
    /// The code; all codes if absent
    pub code: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

impl Layout {
    /// What an entry of a report calls the layout.
    pub fn called(&self) -> &str {
        self.layout.as_deref().unwrap_or("layout")
    }
}
