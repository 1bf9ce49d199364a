package org.orebook.deposits.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKind;
import org.orebook.chassis.statement.SourceReference;
import org.orebook.chassis.statement.StatedReading;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.CountryReading;
import org.orebook.chassis.vocabulary.Vocabularies;

/**
 * Turns what a caller wrote into what the registry keeps: words become codes of the vocabularies, and everything that is
 * not acceptable is said at once, each with its field.
 */
@ApplicationScoped
public class ContentCheck {

    // Together they are the key of an index, whose entries PostgreSQL bounds at 2,700 bytes.
    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_RECORD_ID = 200;
    /** Names, commodities, records or sources of one deposit. */
    private static final int MOST_OF_A_KIND = 100;

    private static final double WIDEST_ACCURACY_METRES = 1_000_000;

    private final Vocabularies vocabularies;

    public ContentCheck(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /**
     * The content that a document states.
     *
     * @throws Refusals.InvalidDeposit with all that is wrong with it
     */
    public DepositContent content(DepositDocument document) {
        return content(document, null);
    }

    /**
     * The content that a changed document states. What merges and imports have gathered beyond the usual number may stay.
     *
     * @param present what is stated now; {@code null} where the deposit is new
     * @throws Refusals.InvalidDeposit with all that is wrong with it
     */
    public DepositContent content(DepositDocument document, DepositContent present) {
        Reading reading = new Reading(present);
        DepositContent content = reading.content(document);
        if (!reading.errors().isEmpty()) {
            throw new Refusals.InvalidDeposit(reading.errors());
        }
        return content;
    }

    /** One document being read. */
    private final class Reading extends StatedReading {

        private final DepositContent present;

        private Reading(DepositContent present) {
            this.present = present;
        }

        private DepositContent content(DepositDocument document) {
            List<Name> names = names(orEmpty(document.names()));
            List<ExternalRecord> records = records(orEmpty(document.externalRecords()));
            if (names.isEmpty() && records.isEmpty() && errors().isEmpty()) {
                error("names", null, "a deposit has a name, or at least a record in another database");
            }
            Place place = place(document);
            Position stated = position(document.position(), place);
            Outlines.Outline outline = outline(document.outline(), place);
            Position within = outline == null ? null : outline.within();
            return new DepositContent(
                    document.kind() == null ? DepositKind.DEPOSIT : document.kind(),
                    id("parent", document.parent()),
                    names,
                    place,
                    stated == null && document.position() == null ? within : stated,
                    outline == null ? null : outline.geometry(),
                    commodities(orEmpty(document.commodities())),
                    texts("commoditiesNotRecognised", orEmpty(document.commoditiesNotRecognised())),
                    depositType(document.depositType()),
                    text("depositTypeAsReported", document.depositTypeAsReported()),
                    stage(document.stage()),
                    records,
                    sources(orEmpty(document.sources())),
                    document.visibility() == null ? Visibility.INTERNAL : document.visibility());
        }

        private List<Name> names(List<DepositDocument.NameDocument> stated) {
            bound("names", stated, DepositContent::names);
            List<Name> names = new ArrayList<>(stated.size());
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < stated.size(); i++) {
                String field = "names[" + i + "]";
                DepositDocument.NameDocument name = present(field, stated.get(i));
                if (name == null) {
                    continue;
                }
                String text = text(field + ".text", name.text());
                if (text == null) {
                    error(field + ".text", null, "a name has a text");
                } else if (!seen.add(text + '\u0000' + name.language())) {
                    error(field + ".text", text, "the same name stands there already");
                } else {
                    names.add(new Name(
                            text,
                            languageTag(field + ".language", name.language()),
                            scriptCode(field + ".script", name.script()),
                            name.kind() == null ? NameKind.OFFICIAL : name.kind()));
                }
            }
            return names;
        }

        private Place place(DepositDocument document) {
            String reported = text("countryAsReported", document.countryAsReported());
            String today = text("country", document.country());
            String country = country(today, reported);
            if (reported == null && today != null && !today.equals(country)) {
                reported = today;
            }
            return new Place(
                    country,
                    reported,
                    text("region", document.region()),
                    text("regionAsReported", document.regionAsReported()));
        }

        private String country(String today, String reported) {
            String field = today == null ? "countryAsReported" : "country";
            String term = today == null ? reported : today;
            if (term == null) {
                return null;
            }
            Optional<CountryReading> reading = vocabularies.countries().read(term);
            if (reading.isEmpty()) {
                return error(field, term, "is no country, of today or of the past, that the vocabulary knows");
            }
            return switch (reading.get()) {
                case CountryReading.Today country -> country.code();
                // It stays as reported: which of its successors the deposit lies in, the name does not say.
                case CountryReading.Dissolved dissolved -> null;
            };
        }

        private Position position(DepositDocument.PositionDocument stated, Place place) {
            if (stated == null) {
                return null;
            }
            if (stated.longitude() == null || stated.latitude() == null) {
                return error("position", null, "a position has a longitude and a latitude");
            }
            Double accuracy = stated.accuracyMetres();
            if (accuracy != null && !(accuracy >= 0 && accuracy <= WIDEST_ACCURACY_METRES)) {
                error("position.accuracyMetres", accuracy, "between 0 and 1,000,000 metres");
            }
            double longitude = stated.longitude();
            double latitude = stated.latitude();
            boolean inRange = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
            if (!inRange) {
                return outOfRange(longitude, latitude);
            }
            if (swapped(longitude, latitude, place)) {
                return error(
                        "position",
                        "longitude " + longitude + ", latitude " + latitude,
                        "lies far from the country, and within it when swapped: longitude and latitude are interchanged");
            }
            return new Position(longitude, latitude, accuracy);
        }

        private Position outOfRange(double longitude, double latitude) {
            boolean fitsSwapped = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
            String hint = fitsSwapped ? "; longitude and latitude look interchanged" : "";
            if (!(Math.abs(longitude) <= 180)) {
                error("position.longitude", longitude, "between -180 and 180 degrees" + hint);
            }
            if (!(Math.abs(latitude) <= 90)) {
                error("position.latitude", latitude, "between -90 and 90 degrees" + hint);
            }
            return null;
        }

        private boolean swapped(double longitude, double latitude, Place place) {
            return place.country() != null
                    && Math.abs(longitude) <= 90
                    && vocabularies.countries().surelyOutside(place.country(), longitude, latitude)
                    && !vocabularies.countries().surelyOutside(place.country(), latitude, longitude);
        }

        private Outlines.Outline outline(JsonNode stated, Place place) {
            Outlines.Outline outline = isNull(stated) ? null : Outlines.read(stated, errors()::add);
            if (outline != null
                    && swapped(outline.within().longitude(), outline.within().latitude(), place)) {
                return error(
                        "outline",
                        null,
                        "lies far from the country, and within it when swapped: longitude and latitude are interchanged");
            }
            return outline;
        }

        private List<CommodityUse> commodities(List<DepositDocument.CommodityDocument> stated) {
            bound("commodities", stated, DepositContent::commodities);
            List<CommodityUse> uses = new ArrayList<>(stated.size());
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < stated.size(); i++) {
                String field = "commodities[" + i + "]";
                DepositDocument.CommodityDocument use = present(field, stated.get(i));
                if (use == null) {
                    continue;
                }
                String term = text(field + ".commodity", use.commodity());
                Optional<Commodity> commodity = term == null
                        ? Optional.empty()
                        : vocabularies.commodities().find(term);
                if (commodity.isEmpty()) {
                    error(field + ".commodity", term, "is no commodity that the vocabulary knows");
                } else if (seen.add(commodity.get().code())) {
                    String code = commodity.get().code();
                    uses.add(new CommodityUse(
                            code,
                            use.role() == null ? CommodityRole.MAIN : use.role(),
                            use.asReported() != null
                                    ? text(field + ".asReported", use.asReported())
                                    : term.equals(code) ? null : term));
                }
            }
            return uses;
        }

        private String depositType(String term) {
            String text = text("depositType", term);
            return text == null
                    ? null
                    : vocabularies
                            .depositTypes()
                            .find(text)
                            .map(type -> type.code())
                            .orElseGet(
                                    () -> error("depositType", text, "is no deposit type that the vocabulary knows"));
        }

        private String stage(String term) {
            String text = text("stage", term);
            return text == null
                    ? null
                    : vocabularies
                            .stages()
                            .find(text)
                            .map(stage -> stage.code())
                            .orElseGet(() -> error("stage", text, "is no stage that the vocabulary knows"));
        }

        private List<ExternalRecord> records(List<ExternalRecord> stated) {
            bound("externalRecords", stated, DepositContent::externalRecords);
            List<ExternalRecord> records = new ArrayList<>(stated.size());
            Set<List<String>> seen = new HashSet<>();
            for (int i = 0; i < stated.size(); i++) {
                String field = "externalRecords[" + i + "]";
                ExternalRecord record = present(field, stated.get(i));
                if (record == null) {
                    continue;
                }
                String source = text(field + ".source", record.source(), LONGEST_SOURCE);
                String recordId = text(field + ".recordId", record.recordId(), LONGEST_RECORD_ID);
                if (source == null || recordId == null) {
                    error(field, null, "a record has a source and a recordId");
                } else if (!seen.add(List.of(source, recordId))) {
                    error(field, source + " " + recordId, "the same record stands there already");
                } else {
                    records.add(new ExternalRecord(source, recordId, uri(field + ".uri", record.uri())));
                }
            }
            return records;
        }

        private List<SourceReference> sources(List<SourceReference> stated) {
            bound("sources", stated, DepositContent::sources);
            List<SourceReference> sources = new ArrayList<>(stated.size());
            for (int i = 0; i < stated.size(); i++) {
                String field = "sources[" + i + "]";
                SourceReference source = sourceReference(field, present(field, stated.get(i)));
                if (source != null) {
                    sources.add(source);
                }
            }
            return sources;
        }

        private UUID id(String field, String stated) {
            if (stated == null) {
                return null;
            }
            try {
                return UUID.fromString(stated);
            } catch (IllegalArgumentException illFormed) {
                return error(field, stated, "expected a UUID");
            }
        }

        private List<String> texts(String field, List<String> stated) {
            bound(field, stated, DepositContent::commoditiesNotRecognised);
            List<String> texts = new ArrayList<>(stated.size());
            for (int i = 0; i < stated.size(); i++) {
                String text = text(field + "[" + i + "]", stated.get(i));
                if (text != null) {
                    texts.add(text);
                }
            }
            return texts;
        }

        private void bound(String field, List<?> stated, Function<DepositContent, List<?>> gathered) {
            int most = present == null
                    ? MOST_OF_A_KIND
                    : Math.max(MOST_OF_A_KIND, gathered.apply(present).size());
            if (stated.size() > most) {
                error(field, stated.size(), "at most " + most);
            }
        }

        private static boolean isNull(JsonNode node) {
            return node == null || node.isNull();
        }

        private static <T> List<T> orEmpty(List<T> list) {
            return list == null ? List.of() : list;
        }
    }
}
