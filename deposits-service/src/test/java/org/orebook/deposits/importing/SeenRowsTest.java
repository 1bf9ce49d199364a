package org.orebook.deposits.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenRowsTest {

    @Test
    void namesTheFirstRowOfEachHowEverManyThereAre() {
        SeenRows rows = new SeenRows();
        for (int i = 1; i <= 50_000; i++) {
            assertThat(rows.firstOf(i * 0x9E3779B97F4A7C15L, i)).isEqualTo(i);
        }
        for (int i = 1; i <= 50_000; i++) {
            assertThat(rows.firstOf(i * 0x9E3779B97F4A7C15L, 60_000 + i)).isEqualTo(i);
        }
    }

    @Test
    void knowsTheHashThatStandsForAnEmptySlot() {
        SeenRows rows = new SeenRows();

        assertThat(rows.firstOf(0, 7)).isEqualTo(7);
        assertThat(rows.firstOf(0, 8)).isEqualTo(7);
    }
}
