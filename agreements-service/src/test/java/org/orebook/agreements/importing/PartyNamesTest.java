package org.orebook.agreements.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of parties, told from the words around them. Every cell is one of the published file. */
class PartyNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Agip Recherches Congo S.A--Préambule | Agip Recherches Congo S.A",
                "Sime Darby Plantation (Liberia) Inc.--Preamble | Sime Darby Plantation (Liberia) Inc.",
                "Maryland Oil Palm Plantation Inc. (MOPP)--Preamble | Maryland Oil Palm Plantation Inc. = MOPP",
                "Ivanhoe Mines Mongolia Inc LLC (the Investor)--Preamble | Ivanhoe Mines Mongolia Inc LLC",
                "Rousski Alumini - Préambule | Rousski Alumini",
                "Woodside West Africa Pty Ltd, a company incorporated in Australia--Preamble "
                        + "| Woodside West Africa Pty Ltd",
                "Griffiths Energy (Chad) Ltd (Griffiths), incorporated in the Bermuda--Front page "
                        + "| Griffiths Energy (Chad) Ltd",
                "Petrochad (Mangara) Limited (\"Petrochad\"), société de droit Bermudien--Première page "
                        + "| Petrochad (Mangara) Limited = Petrochad",
                "La générale des carrières des mines, entreprise publique de droit congolais (GECAMINES) --Préambule "
                        + "| La générale des carrières des mines",
                "Vaalco Gabon (Etame), Inc. and Vaalco Energy (Gabon), Inc.--Preamble "
                        + "| Vaalco Gabon (Etame), Inc. + Vaalco Energy (Gabon), Inc.",
                "Alcoa World Alumina Corporation LLC et Alcan Inc.--Préambule "
                        + "| Alcoa World Alumina Corporation LLC + Alcan Inc.",
                "Heritage Oil and Gas Limited and Energy Africa Uganda Limited (jointly referred to as the \"Licensee\")"
                        + " | Heritage Oil and Gas Limited + Energy Africa Uganda Limited",
                "African Minerals (SL) Limited, Tonkolili Iron Ore (SL) Limited ('Tonkolili') and African Railway and"
                        + " Port Services (SL) Limited--Preamble | African Minerals (SL) Limited "
                        + "+ Tonkolili Iron Ore (SL) Limited = Tonkolili "
                        + "+ African Railway and Port Services (SL) Limited",
                "Oilex (JPDA 06-103) Ltd; Global Energy Inc; GSPC (JPDA) Limited--Preamble "
                        + "| Oilex (JPDA 06-103) Ltd + Global Energy Inc + GSPC (JPDA) Limited",
                "China-Union Investment (Liberia) Bong Mines Co., Ltd. --Parties "
                        + "| China-Union Investment (Liberia) Bong Mines Co., Ltd.",
                "Talisman (Block K39), B.V. (registered in Netherlands)--Preamble | Talisman (Block K39), B.V.",
                "La Société de Développement Industriel et Minier du Congo. --Préambule "
                        + "| La Société de Développement Industriel et Minier du Congo"
            })
    void tellsNamesFromTheWordsAroundThem(String cell, String names) {
        PartyNames.Read read = PartyNames.companies(cell);

        assertThat(read.isClear()).isTrue();
        assertThat(read.names().stream()
                        .map(named -> named.others().isEmpty()
                                ? named.name()
                                : named.name() + " = " + String.join(", ", named.others()))
                        .collect(Collectors.joining(" + ")))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The agreement establishes the need for the Contractor Parties to incorporate a joint operating company"
                        + " to carry out the petroleum operations.",
                "Repsol YPF Oriente Media S. A (\"Repsol\") is designated as both the \"Operator\" and \"Contractor\"",
                "ELF Congo, AGIP Recherches Congo",
                "Kosmos Energy Deepwater Morocco and Pathfinder Hydrocarbons Ventures Limited",
                "La Compagnie Fria et ses filiales Sifria et Transfria",
                "Groupe Zetah composé de Heritage Oil & Gas Limited",
                "50%",
                ""
            })
    void saysWhereItIsNotClearWhoseNamesTheseAre(String cell) {
        PartyNames.Read read = PartyNames.companies(cell);

        assertThat(read.names()).isEmpty();
        assertThat(read.isClear()).isEqualTo(cell.isEmpty());
    }

    @Test
    void tellsNoneOfAListOfWhichOneIsNotClear() {
        PartyNames.Read read = PartyNames.companies("SIMFER S.A; le Groupe Rio Tinto détient 100% du capital");

        assertThat(read.names()).isEmpty();
        assertThat(read.isClear()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Republic of Liberia, through its government represented by the Minister of Finance | true",
                "Ministry of Agriculture of Liberia | true",
                "Ministère des Mines et de la Géologie | true",
                "Ministerio de recursos naturales no renovables | true",
                "Department of Environment and Natural Resources | true",
                "Government of the Republic of Ghana, represented by the Minister for Energy | true",
                "State Oil Company of the Azerbaijan Republic , a public company | false",
                "GECAMINES, entreprise publique de droit congolais | false",
                "Nigerian Petroleum Development Company Limited (\"NPDC\"). | false"
            })
    void tellsAStateFromTheCompaniesThatItOwns(String words, boolean isTheState) {
        assertThat(StateParty.isTheState(words)).isEqualTo(isTheState);
    }
}
