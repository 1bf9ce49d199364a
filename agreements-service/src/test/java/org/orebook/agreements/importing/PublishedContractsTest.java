package org.orebook.agreements.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.vocabulary.Vocabularies;

/** The real file, where it lies beside the project; another place is given with {@code -Dorebook.data=FOLDER}. */
class PublishedContractsTest {

    private static final String FILE = "contracts.csv.gz";

    @Test
    void takesEveryContract() throws IOException {
        assertThat(contracts()).hasSize(363);
    }

    @Test
    void knowsMostInstruments() throws IOException {
        assertThat(counted(contracts().stream().map(ContractRow::type)))
                .isEqualTo(Map.of(
                        "production-sharing", 149L,
                        "subsoil-use-contract", 90L,
                        "exploration-licence", 26L,
                        "joint-venture", 7L,
                        "other", 91L));
    }

    @Test
    void remarksWhatItDidNotUnderstand() throws IOException {
        assertThat(counted(contracts().stream()
                        .flatMap(contract -> contract.remarks().stream())
                        .map(RowRemark::code)))
                .isEqualTo(Map.of(
                        "unknown-resource", 242L,
                        "unclear-party", 55L,
                        "unknown-type", 37L,
                        "unknown-country", 3L,
                        "year-differs", 1L));
    }

    @Test
    void tellsDatesCountriesCommoditiesAndParties() throws IOException {
        List<ContractRow> contracts = contracts();

        assertThat(number(contracts, contract -> contract.signedOn() != null)).isEqualTo(306);
        assertThat(number(contracts, contract -> contract.termYears() != null)).isEqualTo(91);
        assertThat(number(contracts, contract -> !contract.countries().isEmpty()))
                .isEqualTo(349);
        assertThat(number(contracts, contract -> !contract.commodities().isEmpty()))
                .isEqualTo(103);
        assertThat(number(contracts, contract -> !contract.parties().isEmpty())).isEqualTo(169);
        assertThat(counted(contracts.stream()
                        .flatMap(contract -> contract.parties().stream())
                        .map(party -> party.kind().name())))
                .isEqualTo(Map.of("STATE", 109L, "AGENCY", 6L, "STATE_OWNED_COMPANY", 24L, "COMPANY", 173L));
    }

    private static Map<String, Long> counted(Stream<String> values) {
        return values.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static long number(List<ContractRow> contracts, Predicate<ContractRow> like) {
        return contracts.stream().filter(like).count();
    }

    private static List<ContractRow> contracts() throws IOException {
        List<ContractRow> contracts = new ArrayList<>();
        try (InputStream file = Files.newInputStream(path());
                ContractReader reader =
                        ContractReader.open(file, ContractLimits.USUAL, new ContractTranslation(new Vocabularies()))) {
            for (RowReading row = reader.next(); row != null; row = reader.next()) {
                assertThat(row).isInstanceOf(RowReading.Taken.class);
                contracts.add(((RowReading.Taken) row).contract());
            }
        }
        return contracts;
    }

    static Path path() {
        Path path = Path.of(System.getProperty("orebook.data", "../../shared/data"), FILE);
        assumeTrue(Files.exists(path), "shared/data/" + FILE + " is not here");
        return path;
    }
}
