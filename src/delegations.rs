//! The member states of the Organization of American States, by the code of their delegations, as they are named in its four
//! languages after the word for “delegation”, with their article.

/// A member state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// Its code (ISO 3166-1 alpha-3) in small letters, with which the IRI of its delegation ends: `mex`.
    pub code: &'static str,
    /// `of Mexico`, `de México`, `du Mexique`, `do México`: English, Spanish, French, Portuguese.
    names: [&'static str; 4],
}

impl State {
    /// The state of this code.
    pub fn of(code: &str) -> Option<&'static State> {
        STATES.iter().find(|state| state.code == code)
    }

    /// The state of this bare name in any of the four languages, whatever the capitals.
    pub fn called(name: &str) -> Option<&'static State> {
        let name = name.to_lowercase();
        let bare = name.strip_prefix("the ").unwrap_or(&name);
        STATES.iter().find(|state| {
            ["en", "es", "fr", "pt"]
                .iter()
                .any(|language| state.bare(language).to_lowercase() == bare)
        })
    }

    /// Its name with the preposition and article of a language (BCP 47): `of the United States`; English where the language
    /// is none of the four.
    pub fn named(&self, language: &str) -> &'static str {
        self.names[place(language)]
    }

    /// Its bare name: `United States`.
    pub fn bare(&self, language: &str) -> &'static str {
        let named = self.named(language);
        let start = named.find(char::is_uppercase).unwrap_or(0);
        let bare = &named[start..];
        bare.strip_prefix("The ").unwrap_or(bare)
    }

    /// The name of its delegation: `Delegation of the United States`.
    pub fn delegation(&self, language: &str) -> String {
        let word = ["Delegation", "Delegación", "Délégation", "Delegação"][place(language)];
        format!("{word} {}", self.named(language))
    }
}

fn place(language: &str) -> usize {
    match language.split('-').next() {
        Some("es") => 1,
        Some("fr") => 2,
        Some("pt") => 3,
        _ => 0,
    }
}

#[rustfmt::skip] // read as a table
const STATES: [State; 35] = [
    State { code: "atg", names: ["of Antigua and Barbuda", "de Antigua y Barbuda", "d’Antigua-et-Barbuda", "de Antígua e Barbuda"] },
    State { code: "arg", names: ["of Argentina", "de la Argentina", "de l’Argentine", "da Argentina"] },
    State { code: "bhs", names: ["of The Bahamas", "de las Bahamas", "des Bahamas", "das Bahamas"] },
    State { code: "brb", names: ["of Barbados", "de Barbados", "de la Barbade", "de Barbados"] },
    State { code: "blz", names: ["of Belize", "de Belice", "du Belize", "de Belize"] },
    State { code: "bol", names: ["of Bolivia", "de Bolivia", "de la Bolivie", "da Bolívia"] },
    State { code: "bra", names: ["of Brazil", "del Brasil", "du Brésil", "do Brasil"] },
    State { code: "can", names: ["of Canada", "del Canadá", "du Canada", "do Canadá"] },
    State { code: "chl", names: ["of Chile", "de Chile", "du Chili", "do Chile"] },
    State { code: "col", names: ["of Colombia", "de Colombia", "de la Colombie", "da Colômbia"] },
    State { code: "cri", names: ["of Costa Rica", "de Costa Rica", "du Costa Rica", "da Costa Rica"] },
    State { code: "cub", names: ["of Cuba", "de Cuba", "de Cuba", "de Cuba"] },
    State { code: "dma", names: ["of Dominica", "de Dominica", "de la Dominique", "da Dominica"] },
    State { code: "dom", names: ["of Dominican Republic", "de la República Dominicana", "de la République dominicaine", "da República Dominicana"] },
    State { code: "ecu", names: ["of Ecuador", "del Ecuador", "de l’Équateur", "do Equador"] },
    State { code: "slv", names: ["of El Salvador", "de El Salvador", "d’El Salvador", "de El Salvador"] },
    State { code: "grd", names: ["of Grenada", "de Grenada", "de la Grenade", "de Grenada"] },
    State { code: "gtm", names: ["of Guatemala", "de Guatemala", "du Guatemala", "da Guatemala"] },
    State { code: "guy", names: ["of Guyana", "de Guyana", "du Guyana", "da Guiana"] },
    State { code: "hti", names: ["of Haiti", "de Haití", "d’Haïti", "do Haiti"] },
    State { code: "hnd", names: ["of Honduras", "de Honduras", "du Honduras", "de Honduras"] },
    State { code: "jam", names: ["of Jamaica", "de Jamaica", "de la Jamaïque", "da Jamaica"] },
    State { code: "mex", names: ["of Mexico", "de México", "du Mexique", "do México"] },
    State { code: "nic", names: ["of Nicaragua", "de Nicaragua", "du Nicaragua", "da Nicarágua"] },
    State { code: "pan", names: ["of Panama", "de Panamá", "du Panama", "do Panamá"] },
    State { code: "pry", names: ["of Paraguay", "del Paraguay", "du Paraguay", "do Paraguai"] },
    State { code: "per", names: ["of Peru", "del Perú", "du Pérou", "do Peru"] },
    State { code: "kna", names: ["of Saint Kitts and Nevis", "de Saint Kitts y Nevis", "de Saint-Kitts-et-Nevis", "de São Cristóvão e Névis"] },
    State { code: "lca", names: ["of Saint Lucia", "de Santa Lucía", "de Sainte-Lucie", "de Santa Lúcia"] },
    State { code: "vct", names: ["of Saint Vincent and the Grenadines", "de San Vicente y las Granadinas", "de Saint-Vincent-et-les-Grenadines", "de São Vicente e Granadinas"] },
    State { code: "sur", names: ["of Suriname", "de Suriname", "du Suriname", "do Suriname"] },
    State { code: "tto", names: ["of Trinidad and Tobago", "de Trinidad y Tobago", "de Trinité-et-Tobago", "de Trinidad e Tobago"] },
    State { code: "usa", names: ["of the United States", "de los Estados Unidos", "des États-Unis", "dos Estados Unidos"] },
    State { code: "ury", names: ["of Uruguay", "del Uruguay", "de l’Uruguay", "do Uruguai"] },
    State { code: "ven", names: ["of Venezuela", "de Venezuela", "du Venezuela", "da Venezuela"] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_name_of_its_own_in_each_language() {
        for language in ["en", "es", "fr", "pt"] {
            let mut names: Vec<&str> = STATES.iter().map(|state| state.bare(language)).collect();
            assert!(
                names
                    .iter()
                    .all(|name| name.starts_with(char::is_uppercase))
            );
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), 35, "{language}");
        }
        assert_eq!(
            State::of("usa").unwrap().delegation("en"),
            "Delegation of the United States"
        );
        assert_eq!(
            State::of("hti").unwrap().delegation("fr"),
            "Délégation d’Haïti"
        );
        assert_eq!(State::of("bhs").unwrap().bare("en"), "Bahamas");
        assert_eq!(
            State::of("per").unwrap().delegation("es-PE"),
            "Delegación del Perú"
        );
        assert!(State::of("xxx").is_none());
        assert_eq!(State::called("México").unwrap().code, "mex");
        assert_eq!(State::called("the Bahamas").unwrap().code, "bhs");
        assert!(State::called("Exampleland").is_none());
    }
}
