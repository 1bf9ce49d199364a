package org.orebook.deposits.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.orebook.chassis.naming.NameKind;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.statement.SourceReference;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.CountryReading;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.deposit.CommodityRole;
import org.orebook.deposits.deposit.ContentCheck;
import org.orebook.deposits.deposit.DepositContent;
import org.orebook.deposits.deposit.DepositDocument;
import org.orebook.deposits.deposit.DepositKind;
import org.orebook.deposits.deposit.ExternalRecord;
import org.orebook.deposits.deposit.Refusals;
import org.orebook.deposits.deposit.Visibility;
import org.orebook.deposits.importing.source.DepositRow;
import org.orebook.deposits.importing.source.ReportedCommodity;
import org.orebook.deposits.importing.source.ReportedName;
import org.orebook.deposits.importing.source.ReportedSource;
import org.orebook.deposits.importing.source.RowError;

/**
 * Translates rows into what the registry keeps, by the same rules as a registration by hand; with one difference: a
 * commodity, type or stage that no vocabulary knows is kept as reported and noted, because a row of thirty minerals is
 * not worthless for the one that we do not know.
 */
@ApplicationScoped
class RowTranslation {

    private final ContentCheck check;
    private final Vocabularies vocabularies;
    private final ObjectMapper json;

    RowTranslation(ContentCheck check, Vocabularies vocabularies, ObjectMapper json) {
        this.check = check;
        this.vocabularies = vocabularies;
        this.json = json;
    }

    /**
     * The content that a row states.
     *
     * @param visibility of a row that states none
     * @throws RejectedRow with all that is wrong with it
     */
    DepositContent content(DepositRow row, Visibility visibility, Unrecognised unrecognised) {
        if (row.source() == null || row.recordId() == null) {
            throw new RejectedRow(List.of(new RowError(
                    row.source() == null ? "source" : "record_id",
                    null,
                    "record-without-id",
                    "A row says which record of which source it is, so that it is known when it comes again.")));
        }
        try {
            return check.content(document(row, visibility, unrecognised));
        } catch (Refusals.InvalidDeposit invalid) {
            throw new RejectedRow(invalid.errors().stream()
                    .map(error -> new RowError(error.field(), error.value(), code(error), error.reason()))
                    .toList());
        }
    }

    private static String code(FieldError error) {
        // names[0].language is invalid-names-language, countryAsReported is invalid-country-as-reported.
        StringBuilder code = new StringBuilder("invalid-");
        for (char c : error.field().replaceAll("\\[\\d+]", "").toCharArray()) {
            if (Character.isUpperCase(c)) {
                code.append('-');
            }
            code.append(c == '.' ? '-' : Character.toLowerCase(c));
        }
        return code.toString();
    }

    private DepositDocument document(DepositRow row, Visibility visibility, Unrecognised unrecognised) {
        List<String> notRecognised = new ArrayList<>();
        List<DepositDocument.CommodityDocument> commodities = commodities(row, notRecognised, unrecognised);
        boolean typeKnown = isKnown(row.depositType(), vocabularies.depositTypes()::find);
        boolean stageKnown = isKnown(row.stage(), vocabularies.stages()::find);
        noteUnless(typeKnown, "deposit_type", row.depositType(), row.number(), unrecognised);
        noteUnless(stageKnown, "stage", row.stage(), row.number(), unrecognised);
        return new DepositDocument(
                kind(row.kind()),
                null,
                names(row.names()),
                country(row, unrecognised),
                row.country(),
                null,
                row.region(),
                position(row),
                outline(row.outlineGeoJson()),
                commodities,
                notRecognised,
                typeKnown ? row.depositType() : null,
                row.depositType(),
                stageKnown ? row.stage() : null,
                List.of(new ExternalRecord(row.source(), row.recordId(), row.uri())),
                sources(row.sources()),
                visibility(row.visibility(), visibility),
                null);
    }

    private List<DepositDocument.CommodityDocument> commodities(
            DepositRow row, List<String> notRecognised, Unrecognised unrecognised) {
        List<DepositDocument.CommodityDocument> known =
                new ArrayList<>(row.commodities().size());
        for (ReportedCommodity reported : row.commodities()) {
            List<Commodity> found = vocabularies.commodities().findAll(reported.term());
            for (Commodity commodity : found) {
                String asReported = reported.term().equals(commodity.code()) ? null : reported.term();
                known.add(new DepositDocument.CommodityDocument(commodity.code(), role(reported.role()), asReported));
            }
            if (found.isEmpty()) {
                notRecognised.add(reported.term());
                // A form such as "Crushed" is no commodity, and is known.
                if (!vocabularies.commodities().isForm(reported.term())) {
                    unrecognised.note("commodities", reported.term(), row.number());
                }
            }
        }
        return known;
    }

    /** Today's country: as the name as reported says, or else as the file itself says. */
    private String country(DepositRow row, Unrecognised unrecognised) {
        if (row.country() == null) {
            return row.countryToday();
        }
        Optional<CountryReading> reading = vocabularies.countries().read(row.country());
        if (reading.isPresent() && reading.get() instanceof CountryReading.Today today) {
            return today.code();
        }
        if (row.countryToday() == null) {
            reading.ifPresent(dissolved -> unrecognised.note("country", row.country(), row.number()));
            // An unknown name is refused by the check, with the name as its value.
            return null;
        }
        return row.countryToday();
    }

    private static DepositKind kind(String code) {
        if (code == null) {
            return DepositKind.DEPOSIT;
        }
        DepositKind kind = DepositKind.ofCode(code);
        if (kind == null) {
            throw rejected("kind", code, "expected district, deposit or zone");
        }
        return kind;
    }

    private static List<DepositDocument.NameDocument> names(List<ReportedName> reported) {
        List<DepositDocument.NameDocument> names = new ArrayList<>(reported.size());
        for (ReportedName name : reported) {
            names.add(new DepositDocument.NameDocument(
                    name.text(), name.language(), name.script(), nameKind(name.kind())));
        }
        return names;
    }

    private static NameKind nameKind(String code) {
        if (code == null || code.equals(ReportedName.MAIN)) {
            return NameKind.OFFICIAL;
        }
        if (code.equals(ReportedName.ALTERNATIVE)) {
            return NameKind.VARIANT;
        }
        NameKind kind = NameKind.ofCode(code);
        if (kind == null) {
            throw rejected("names.kind", code, "expected official, local, historic, transliteration or variant");
        }
        return kind;
    }

    private static CommodityRole role(String code) {
        CommodityRole role = code == null ? CommodityRole.MAIN : CommodityRole.ofCode(code);
        if (role == null) {
            throw rejected("commodities.role", code, "expected main or by-product");
        }
        return role;
    }

    private static Visibility visibility(String code, Visibility otherwise) {
        Visibility visibility = code == null ? otherwise : Visibility.ofCode(code);
        if (visibility == null) {
            throw rejected("visibility", code, "expected confidential, internal or published");
        }
        return visibility;
    }

    private static DepositDocument.PositionDocument position(DepositRow row) {
        return row.longitude() == null
                ? null
                : new DepositDocument.PositionDocument(row.longitude(), row.latitude(), row.accuracyMetres());
    }

    private JsonNode outline(String geoJson) {
        try {
            return geoJson == null ? null : json.readTree(geoJson);
        } catch (JsonProcessingException unreadable) {
            throw rejected("outline", null, "is not well-formed JSON");
        }
    }

    private static List<SourceReference> sources(List<ReportedSource> reported) {
        return reported.stream()
                .map(source -> new SourceReference(source.title(), source.uri(), source.publishedOn()))
                .toList();
    }

    private static <T> boolean isKnown(String term, Function<String, Optional<T>> find) {
        return term != null && find.apply(term).isPresent();
    }

    private static void noteUnless(boolean known, String field, String value, long row, Unrecognised unrecognised) {
        if (!known && value != null) {
            unrecognised.note(field, value, row);
        }
    }

    private static RejectedRow rejected(String field, String value, String reason) {
        return new RejectedRow(List.of(new RowError(field, value, "invalid-" + field.replace('.', '-'), reason)));
    }
}
