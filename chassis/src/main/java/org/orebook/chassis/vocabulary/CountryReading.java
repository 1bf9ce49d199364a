package org.orebook.chassis.vocabulary;

import java.util.List;

/** What the name of a country, as somebody reported it, means today. */
public sealed interface CountryReading {

    /**
     * A country of today, under whatever name.
     *
     * @param code ISO 3166-1 alpha-2
     */
    record Today(String code) implements CountryReading {}

    /**
     * A country that is no more, or a land that has several states now: which of them is meant only the place can tell.
     *
     * @param name in English
     * @param successors ISO 3166-1 alpha-2, at least two
     */
    record Dissolved(String name, List<String> successors) implements CountryReading {

        public Dissolved {
            successors = List.copyOf(successors);
        }
    }
}
