package org.orebook.deposits.ranking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.reserve.Absence;
import org.orebook.deposits.reserve.CountryFigure;
import org.orebook.deposits.reserve.EditionTable;
import org.orebook.deposits.reserve.Measure;
import org.orebook.deposits.reserve.RowKind;

/** Says what to be careful about. */
final class Warnings {

    private static final String NOT_LISTED = "not listed";

    private final RankTable table;
    private final List<Warning> warnings = new ArrayList<>();

    private Warnings(RankTable table) {
        this.table = table;
    }

    /**
     * All warnings about a table.
     *
     * @param editions all of the commodity, the oldest first
     * @param whatIf {@code null} where nothing was added
     */
    static List<Warning> of(RankTable table, List<EditionTable> editions, WhatIf whatIf) {
        Warnings about = new Warnings(table);
        about.mixed();
        about.absent();
        about.qualified();
        about.otherEditions(editions);
        if (whatIf != null) {
            about.whatIf(whatIf);
        }
        return about.warnings;
    }

    private void mixed() {
        if (table.bases().size() > 1) {
            warnings.add(Warning.of(
                    Warning.Code.MIXED_BASES,
                    "The figures are of " + String.join(", ", table.bases()) + "; only what is exactly comparable with "
                            + table.basis().code() + " is ranked."));
        }
        if (table.units().size() > 1) {
            warnings.add(Warning.of(
                    Warning.Code.MIXED_UNITS,
                    "The figures are in " + String.join(", ", table.units()) + "; all were made tonnes."));
        }
    }

    private void absent() {
        absent(
                Absence.NOT_AVAILABLE,
                Warning.Code.NOT_AVAILABLE,
                "Not available (NA), which is not zero: each of these might rank anywhere.");
        absent(
                Absence.WITHHELD,
                Warning.Code.WITHHELD,
                "Withheld by the source (W), which is not zero: each of these might rank anywhere.");
        absent(
                Absence.IN_TOTAL,
                Warning.Code.IN_TOTAL,
                "Counted in the world total only: where each of these ranks is not known.");
    }

    private void absent(Absence absence, Warning.Code code, String text) {
        List<String> countries = table.unranked().stream()
                .map(RankTable.Unranked::figure)
                .filter(figure -> figure.absence() == absence)
                .map(CountryFigure::country)
                .toList();
        if (!countries.isEmpty()) {
            warnings.add(Warning.of(code, text, countries));
        }
    }

    private void qualified() {
        List<String> countries = table.entries().stream()
                .filter(entry -> entry.figure().qualifier() != Qualifier.EXACTLY)
                .map(RankTable.Entry::country)
                .toList();
        if (!countries.isEmpty()) {
            warnings.add(Warning.of(
                    Warning.Code.QUALIFIED,
                    "These figures are more, less or about as much as they say: their ranks are no surer.",
                    countries));
        }
        if (table.isEstimated()) {
            warnings.add(Warning.of(
                    Warning.Code.ESTIMATED, "The source marks the figures of " + table.year() + " as estimated."));
        }
    }

    /** The editions before and after this one, of the same source. */
    private void otherEditions(List<EditionTable> editions) {
        List<EditionTable> sameSource = editions.stream()
                .filter(edition -> edition.source().equals(table.source()))
                .toList();
        for (int i = 0; i < sameSource.size(); i++) {
            if (sameSource.get(i).edition().equals(table.edition())) {
                if (i > 0) {
                    compare(sameSource.get(i), sameSource.get(i - 1));
                }
                if (i + 1 < sameSource.size()) {
                    compare(sameSource.get(i), sameSource.get(i + 1));
                }
            }
        }
    }

    private void compare(EditionTable here, EditionTable there) {
        Map<String, CountryFigure> ours = countries(here);
        Map<String, CountryFigure> theirs = countries(there);
        if (theirs.isEmpty()) {
            // Another edition has other years of production.
            return;
        }
        Set<String> all = new LinkedHashSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        List<Warning.Change> changes = new ArrayList<>();
        for (String country : all) {
            CountryFigure our = ours.get(country);
            CountryFigure their = theirs.get(country);
            if (our == null || their == null || !saySame(our, their)) {
                changes.add(new Warning.Change(country, (our == null ? their : our).name(), say(our), say(their)));
            }
        }
        if (!changes.isEmpty()) {
            warnings.add(new Warning(
                    Warning.Code.EDITION_CHANGED,
                    there.edition() + " has other figures for " + changes.size()
                            + (changes.size() == 1 ? " country." : " countries."),
                    changes.stream().map(Warning.Change::country).toList(),
                    changes));
        }
    }

    private Map<String, CountryFigure> countries(EditionTable edition) {
        Map<String, CountryFigure> countries = new LinkedHashMap<>();
        edition.figures().stream()
                .filter(figure -> figure.kind() == RowKind.COUNTRY
                        && figure.measure() == table.measure()
                        && figure.year() == table.year())
                .forEach(figure -> countries.put(figure.country(), figure));
        return countries;
    }

    private static boolean saySame(CountryFigure one, CountryFigure other) {
        if (one.value() == null || other.value() == null) {
            return one.absence() == other.absence();
        }
        return one.tonnes().orElseThrow().compareTo(other.tonnes().orElseThrow()) == 0
                && one.basis().equals(other.basis())
                && one.qualifier() == other.qualifier();
    }

    private static String say(CountryFigure figure) {
        return figure == null ? NOT_LISTED : figure.value() == null ? figure.raw() : figure.raw() + " " + figure.unit();
    }

    private void whatIf(WhatIf whatIf) {
        Set<String> added = new LinkedHashSet<>();
        whatIf.readings().forEach(outcome -> added.addAll(outcome.added().keySet()));
        List<String> withFigure = added.stream()
                .filter(country -> table.entry(country).isPresent())
                .toList();
        if (!withFigure.isEmpty()) {
            warnings.add(Warning.of(
                    Warning.Code.MAY_CONTAIN,
                    "The figures of these countries may contain the deposits already: then what is added counts twice.",
                    withFigure));
        }
        List<String> unknown = added.stream()
                .filter(country -> table.unranked(country).isPresent())
                .toList();
        if (!unknown.isEmpty()) {
            warnings.add(Warning.of(
                    Warning.Code.BEFORE_UNKNOWN,
                    "These countries have a figure that is not known: after it stands only what is added, and they may"
                            + " have more.",
                    unknown));
        }
        bothKinds(whatIf);
        openFindings(whatIf);
    }

    private void bothKinds(WhatIf whatIf) {
        if (table.measure() != Measure.RESERVES) {
            return;
        }
        List<String> both = whatIf.countries().stream()
                .filter(country -> whatIf.readings().stream()
                        .anyMatch(outcome -> adds(outcome, country, true) && adds(outcome, country, false)))
                .toList();
        if (!both.isEmpty()) {
            warnings.add(Warning.of(
                    Warning.Code.RESOURCES_AND_RESERVES,
                    "Reserves of some deposits and resources or claims of others were added for these countries: they"
                            + " are not of one kind.",
                    both));
        }
    }

    private void openFindings(WhatIf whatIf) {
        List<String> countries = whatIf.readings().stream()
                .flatMap(outcome -> outcome.selection().added().stream())
                .map(Taken::estimate)
                .filter(estimate -> !estimate.openFindings().isEmpty())
                .map(WhatIfEstimate::country)
                .distinct()
                .toList();
        if (!countries.isEmpty()) {
            warnings.add(Warning.of(
                    Warning.Code.OPEN_FINDINGS,
                    "What was added has findings that no reviewer has accepted, such as figures that contradict each"
                            + " other.",
                    countries));
        }
    }

    private static boolean adds(WhatIf.Outcome outcome, String country, boolean reserves) {
        return outcome.selection().added().stream()
                .map(Taken::estimate)
                .anyMatch(estimate -> estimate.country().equals(country)
                        && (estimate.content().kind() == EstimateKind.RESERVE) == reserves);
    }
}
