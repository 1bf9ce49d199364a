package org.orebook.deposits.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.orebook.deposits.estimate.ReportingCode;

/**
 * Which of several estimates are added: one of each deposit, and none of a part of what is counted already.
 *
 * @param added in the order in which they were asked for
 * @param leftOut all that is not, with its reason
 */
record Selection(List<Taken> added, List<LeftOut> leftOut) {

    private static final Comparator<String> EARLIEST_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    /** The best first: confirmed, then under a reporting code, then the newest by each of its dates. */
    private static final Comparator<WhatIfEstimate> BEST_FIRST = Comparator.comparingInt(Selection::trust)
            .thenComparing(estimate -> estimate.content().reportingCode() == ReportingCode.NONE)
            .thenComparing(estimate -> estimate.content().effectiveOn(), EARLIEST_FIRST.reversed())
            .thenComparing(estimate -> estimate.content().publishedOn(), EARLIEST_FIRST.reversed())
            .thenComparing(WhatIfEstimate::recordedAt, Comparator.reverseOrder())
            .thenComparing(WhatIfEstimate::id);

    private static int trust(WhatIfEstimate estimate) {
        return switch (estimate.state()) {
            case CONFIRMED -> 0;
            case REPORTED -> 1;
            default -> 2;
        };
    }

    static Selection of(List<Taken> taken) {
        List<LeftOut> leftOut = new ArrayList<>();
        taken.forEach(each -> leftOut.addAll(each.leftOut()));
        Map<UUID, Taken> best = new LinkedHashMap<>();
        taken.stream()
                .filter(Taken::isUsable)
                .forEach(each -> best.merge(each.estimate().deposit(), each, Selection::better));
        leftOut.addAll(others(taken, best));
        List<Taken> added = new ArrayList<>();
        for (Taken each : best.values()) {
            Optional<Taken> wider = wider(each, best.values());
            if (wider.isPresent()) {
                leftOut.add(partOf(each.estimate(), wider.get().estimate()));
            } else {
                added.add(each);
            }
        }
        return new Selection(List.copyOf(added), List.copyOf(leftOut));
    }

    private static Taken better(Taken one, Taken other) {
        return BEST_FIRST.compare(one.estimate(), other.estimate()) <= 0 ? one : other;
    }

    private static List<LeftOut> others(List<Taken> taken, Map<UUID, Taken> best) {
        List<LeftOut> others = new ArrayList<>();
        for (Taken each : taken) {
            if (each.isUsable()) {
                WhatIfEstimate counted = best.get(each.estimate().deposit()).estimate();
                if (!counted.id().equals(each.estimate().id())) {
                    others.add(otherThan(each.estimate(), counted));
                }
            }
        }
        return others;
    }

    private static LeftOut otherThan(WhatIfEstimate estimate, WhatIfEstimate counted) {
        return LeftOut.instead(
                estimate,
                LeftOut.Reason.OTHER_OF_SAME_DEPOSIT,
                "another estimate of " + estimate.sayDeposit() + " counts: the "
                        + (trust(counted) != trust(estimate)
                                ? counted.state().code() + " one before the "
                                        + estimate.state().code()
                                : isCoded(counted) != isCoded(estimate)
                                        ? "one under a reporting code before the other"
                                        : "newer one before the older"),
                counted.id());
    }

    private static boolean isCoded(WhatIfEstimate estimate) {
        return estimate.content().reportingCode() != ReportingCode.NONE;
    }

    /** The widest that counts of all that an estimate's deposit is part of. */
    private static Optional<Taken> wider(Taken part, Collection<Taken> all) {
        List<UUID> ancestors = part.estimate().ancestors();
        return all.stream()
                .filter(each -> ancestors.contains(each.estimate().deposit()))
                .max(Comparator.comparingInt(
                        each -> ancestors.indexOf(each.estimate().deposit())));
    }

    private static LeftOut partOf(WhatIfEstimate part, WhatIfEstimate wider) {
        return LeftOut.instead(
                part,
                LeftOut.Reason.PART_OF_COUNTED,
                part.sayDeposit() + " is part of " + wider.sayDeposit() + ", whose estimate counts",
                wider.id());
    }
}
