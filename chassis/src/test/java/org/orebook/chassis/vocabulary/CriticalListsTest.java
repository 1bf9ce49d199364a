package org.orebook.chassis.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CriticalListsTest {

    private static final LocalDate IN_2023 = LocalDate.of(2023, 1, 1);
    private static final LocalDate FIRST_OF_US_2025 = LocalDate.of(2025, 11, 7);

    private final Vocabularies vocabularies = new Vocabularies();
    private final CriticalLists lists = vocabularies.criticalLists();

    @Test
    void readsAListAsOfADay() {
        assertThat(lists.edition("US", IN_2023)).map(CriticalList.Edition::code).contains("US-2022");
        assertThat(lists.members("US", IN_2023)).contains("tungsten", "nickel").doesNotContain("copper", "uranium");
        assertThat(lists.members("US", FIRST_OF_US_2025.minusDays(1))).doesNotContain("copper");
        assertThat(lists.members("US", FIRST_OF_US_2025)).contains("tungsten", "copper", "uranium", "coking-coal");
        assertThat(lists.members("US", LocalDate.of(2000, 1, 1))).isEmpty();
    }

    @Test
    void keepsAnEditionAsItWas() {
        assertThat(lists.members("US-2022", LocalDate.of(2030, 1, 1))).isEqualTo(lists.members("US", IN_2023));
        assertThat(lists.members("US-2025", IN_2023)).isEmpty();
    }

    @Test
    void countsAsManyMineralsAsThePublishedLists() {
        assertThat(lists.edition("US", IN_2023).orElseThrow().items())
                .filteredOn(item -> !item.name().equals("listed by element"))
                .hasSize(50);
        assertThat(lists.edition("US", FIRST_OF_US_2025).orElseThrow().items())
                .filteredOn(item -> !item.name().equals("listed by element"))
                .hasSize(60);
    }

    @Test
    void includesWhatBelongsToAListedGroup() {
        Set<String> members = lists.members("EU-critical", FIRST_OF_US_2025);

        assertThat(members)
                .contains("rare-earths", "light-rare-earths", "neodymium", "yttrium", "platinum-group", "osmium");
        assertThat(members).contains("bauxite").doesNotContain("promethium", "zinc", "magnesite");
        assertThat(lists.members("EU-strategic", FIRST_OF_US_2025))
                .contains("neodymium", "dysprosium", "tungsten")
                .doesNotContain("lanthanum", "rare-earths", "antimony");
    }

    @Test
    void takesInAGroupOfWhichEveryElementIsListed() {
        assertThat(lists.members("US", IN_2023))
                .contains("rare-earths", "platinum-group")
                .doesNotContain("osmium");
    }

    @Test
    void tellsWhereACommodityIsListed() {
        assertThat(lists.of("nickel"))
                .contains(
                        new Membership(
                                "US", "US-2022", "nickel", LocalDate.of(2022, 2, 24), Optional.of(FIRST_OF_US_2025)),
                        new Membership("US", "US-2025", "nickel", FIRST_OF_US_2025, Optional.empty()))
                .extracting(Membership::edition, Membership::listedAs)
                .hasSize(4)
                .contains(org.assertj.core.groups.Tuple.tuple("EU-2024-critical", "nickel - battery grade"));
        assertThat(lists.of("gold")).isEmpty();
        assertThat(lists.of("unobtainium")).isEmpty();
    }

    @Test
    void refusesAnUnknownList() {
        assertThat(lists.contains("US-2022")).isTrue();
        assertThat(lists.contains("US-1900")).isFalse();
        assertThatThrownBy(() -> lists.members("US-1900", IN_2023))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("US-1900");
    }
}
