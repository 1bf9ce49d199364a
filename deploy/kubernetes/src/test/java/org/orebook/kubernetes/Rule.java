package org.orebook.kubernetes;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule of the house: says of manifests what breaks it. */
record Rule(String says, Function<Manifests, Stream<String>> check) {

    /** All of them. */
    static final List<Rule> ALL = Stream.of(PodRules.ALL, RolloutRules.ALL, NetworkRules.ALL)
            .flatMap(List::stream)
            .toList();

    List<String> violations(Manifests manifests) {
        return check.apply(manifests).toList();
    }

    @Override
    public String toString() {
        return says;
    }
}
