package org.orebook.agreements.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Country;
import org.orebook.chassis.vocabulary.Vocabularies;

/**
 * Translates rows into the words of the registry. What would be wrong there rejects the row; what is merely not understood
 * is kept as reported and remarked upon.
 */
@ApplicationScoped
class ContractTranslation {

    private static final BigDecimal LONGEST_TERM = BigDecimal.valueOf(999);

    private static final Set<String> OF_THE_GROUND =
            Set.of("production-sharing", "subsoil-use-contract", "exploration-licence");

    private final Vocabularies vocabularies;

    ContractTranslation(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** The contract of a row, or what is wrong with it. */
    RowReading translate(Cells cells) {
        return new Translation(cells).done();
    }

    /** One row on its way. */
    private final class Translation {

        private final Cells cells;
        private final List<RowRemark> errors = new ArrayList<>();
        private final List<RowRemark> remarks = new ArrayList<>();

        private Translation(Cells cells) {
            this.cells = cells;
        }

        private RowReading done() {
            String record = needed("id");
            String title = needed("title");
            String signedOn = signedOn();
            BigDecimal term = termYears();
            String url = url();
            if (!errors.isEmpty()) {
                return new RowReading.Rejected(cells.number(), errors);
            }
            String type = type();
            List<String> countries = countries();
            Set<String> commodities = new LinkedHashSet<>();
            List<String> resources = resources(commodities);
            List<ReportedParty> parties = parties(type, countries);
            return new RowReading.Taken(new ContractRow(
                    cells.number(),
                    record,
                    title,
                    type,
                    signedOn,
                    term,
                    countries,
                    List.copyOf(commodities),
                    resources,
                    parties,
                    words(),
                    url,
                    remarks));
        }

        private String needed(String column) {
            String text = cells.text(column);
            if (text == null) {
                error(column, null, "missing", "A contract has an id and a title in its source.");
            }
            return text;
        }

        private String signedOn() {
            String date = read("signature_date");
            String year = read("signature_year");
            if (date != null && year != null && SignatureDate.year(date) != SignatureDate.year(year)) {
                remark("signature_year", year, "year-differs", "The date says another year, and the date is kept.");
            }
            return date == null ? year : date;
        }

        private String read(String column) {
            String text = cells.text(column);
            Optional<String> date = text == null ? Optional.empty() : SignatureDate.read(text);
            if (text != null && date.isEmpty()) {
                error(column, text, "invalid-date", "Expected day/month/year, month/year or a year.");
            }
            return date.orElse(null);
        }

        private BigDecimal termYears() {
            String text = cells.text("term_years");
            if (text == null) {
                return null;
            }
            boolean isNumber = text.matches("\\d{1,4}(?:[.,]\\d{1,4})?");
            BigDecimal years = isNumber ? new BigDecimal(text.replace(',', '.')) : BigDecimal.ZERO;
            if (years.signum() <= 0 || years.compareTo(LONGEST_TERM) > 0) {
                error(
                        "term_years",
                        text,
                        "invalid-term",
                        "Expected years, more than 0 and at most " + LONGEST_TERM + ".");
            }
            return years;
        }

        private String url() {
            String text = cells.text("url");
            if (text != null && !isWebAddress(text)) {
                error("url", text, "invalid-url", "Expected an absolute address that begins with http or https.");
            }
            return text;
        }

        private static boolean isWebAddress(String text) {
            try {
                URI uri = new URI(text);
                String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
                return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            } catch (URISyntaxException illFormed) {
                return false;
            }
        }

        private String type() {
            String reported = cells.text("type");
            if (reported == null) {
                return ContractTypes.OTHER;
            }
            String code = ContractTypes.code(reported);
            if (code.equals(ContractTypes.OTHER)) {
                remark("type", reported, "unknown-type", "Is no instrument that is known here: kept as reported.");
            }
            return code;
        }

        private List<String> countries() {
            String reported = cells.text("country");
            List<String> codes = new ArrayList<>();
            if (reported != null) {
                for (String name : reported.split(",", -1)) {
                    vocabularies
                            .countries()
                            .today(name.strip())
                            .ifPresentOrElse(codes::add, () -> unknownCountry(name.strip()));
                }
            }
            return codes;
        }

        private void unknownCountry(String name) {
            remark("country", name, "unknown-country", "Is no country of ISO 3166-1: kept as reported.");
        }

        /** @param commodities takes those that the vocabulary knows; the others are returned as reported */
        private List<String> resources(Set<String> commodities) {
            String reported = cells.text("resource");
            List<String> others = new ArrayList<>();
            if (reported != null) {
                for (String resource : reported.split("[,;]", -1)) {
                    Optional<Commodity> known = ResourceWords.commodity(resource.strip(), vocabularies.commodities());
                    known.ifPresentOrElse(
                            commodity -> commodities.add(commodity.code()), () -> others.add(resource.strip()));
                }
                others.removeIf(String::isEmpty);
                others.forEach(other -> remark(
                        "resource",
                        other,
                        "unknown-resource",
                        "Is no commodity that is known here: kept as reported."));
            }
            return others;
        }

        private List<ReportedParty> parties(String type, List<String> countries) {
            Map<String, ReportedParty> byName = new LinkedHashMap<>();
            String stateParty = cells.text("state_party");
            if (stateParty != null) {
                stateParties(stateParty, countries).forEach(party -> byName.putIfAbsent(key(party), party));
            }
            String company = cells.text("company");
            if (company != null) {
                companies(company, type).forEach(party -> byName.putIfAbsent(key(party), party));
            }
            return List.copyOf(byName.values());
        }

        private static String key(ReportedParty party) {
            return NameKey.fold(party.name());
        }

        private List<ReportedParty> stateParties(String cell, List<String> countries) {
            String words = PartyNames.withoutCitation(cell);
            String country = countries.size() == 1 ? countries.getFirst() : null;
            if (StateParty.isTheState(words)) {
                if (country == null) {
                    remark(
                            "state_party",
                            cell,
                            "unclear-party",
                            "Which state this is, is not clear: kept as reported.");
                    return List.of();
                }
                return List.of(new ReportedParty(
                        vocabularies.countries().get(country).map(Country::name).orElseThrow(),
                        List.of(),
                        ReportedParty.Kind.STATE,
                        country,
                        ReportedParty.Role.STATE));
            }
            return named("state_party", cell).stream()
                    .map(named -> new ReportedParty(
                            named.name(),
                            named.others(),
                            StateParty.kindOf(named.name()),
                            country,
                            ReportedParty.Role.STATE))
                    .toList();
        }

        private List<ReportedParty> companies(String cell, String type) {
            ReportedParty.Role role =
                    OF_THE_GROUND.contains(type) ? ReportedParty.Role.LICENSEE : ReportedParty.Role.OTHER;
            return named("company", cell).stream()
                    .map(named ->
                            new ReportedParty(named.name(), named.others(), ReportedParty.Kind.COMPANY, null, role))
                    .toList();
        }

        private List<PartyNames.Named> named(String column, String cell) {
            PartyNames.Read read = PartyNames.companies(cell);
            if (!read.isClear()) {
                remark(column, cell, "unclear-party", "Whose names these are, is not clear: kept as reported.");
            }
            return read.names();
        }

        private ContractRow.Words words() {
            return new ContractRow.Words(
                    cells.text("type"),
                    cells.text("country"),
                    cells.text("resource"),
                    cells.text("company"),
                    cells.text("parent_companies"),
                    cells.text("state_party"),
                    cells.text("deposit_or_block"),
                    cells.text("location"),
                    cells.text("governing_law"),
                    cells.text("dispute_resolution"),
                    cells.text("confidentiality"),
                    cells.text("state_participation"),
                    cells.text("work_commitments"),
                    cells.text("project"),
                    cells.text("language"),
                    cells.text("pages"),
                    other());
        }

        private String other() {
            String other = cells.text("other_data");
            return "{}".equals(other) ? null : other;
        }

        private void error(String column, String value, String code, String reason) {
            errors.add(new RowRemark(cells.number(), column, value, code, reason));
        }

        private void remark(String column, String value, String code, String reason) {
            remarks.add(new RowRemark(cells.number(), column, value, code, reason));
        }
    }
}
