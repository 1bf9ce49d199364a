package org.orebook.agreements.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.orebook.agreements.agreement.Agreed.approver;
import static org.orebook.agreements.agreement.Agreed.binding;
import static org.orebook.agreements.agreement.Agreed.drafted;
import static org.orebook.agreements.agreement.Agreed.memorandum;
import static org.orebook.agreements.agreement.Agreed.share;
import static org.orebook.agreements.agreement.Agreed.signed;
import static org.orebook.agreements.agreement.Agreed.update;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asNobody;
import static org.orebook.agreements.testing.Api.asPartner;
import static org.orebook.agreements.testing.PartyApi.owns;
import static org.orebook.agreements.testing.PartyApi.registered;
import static org.orebook.chassis.testing.Problems.refused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orebook.agreements.testing.ServiceTest;

/**
 * Exposure over HTTP: figures that were worked out by hand, and of what the caller may see alone. Each test has a commodity
 * to itself, of which no other one knows a deposit.
 */
@ServiceTest
class ExposureHttpTest {

    private static final String EXPOSURE = "/api/v1/exposure?commodity=";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A party with the id that agreements name and the code that it is asked for by. */
    private record Party(UUID id, String code) {}

    /**
     * A ground of antimony, and who has agreed what about it. Confirmed and claimed tonnes of Sb:
     *
     * <pre>
     *                        reserves  measured and indicated  claimed
     * wide (KZ)                   200                     500  100 to 900
     *   its zone                   60                          40 to  50
     * far (KG)                                            300  50 to  70
     * registry                    200                     800  150 to 970   (the zone is in the wide one)
     * Kazakhstan                  200                     500  100 to 900
     * </pre>
     */
    private static final class Antimony {
        private final UUID wide = known("antimony", "KZ", null, "200", "500", "100", "900");
        private final UUID zone = known("antimony", "KZ", wide, "60", null, "40", "50");
        private final UUID far = known("antimony", "KG", null, null, "300", "50", "70");
        private final Party buyer = party("exposed-buyer", "company", "KZ");
        private final Party trader = party("exposed-trader", "company", "GB");
        private final UUID ofTheZone;

        Antimony() {
            Party china = party("exposed-cn", "state", "CN");
            Party kazakhstan = party("exposed-kz", "state", "KZ");
            Party fund = party("exposed-fund", "fund", "LU");
            // Until the end of January 2026: 60 % of a state, an unknown part of a fund. From then on all of another
            // state.
            String before = "\"from\": \"2025-01-01\", \"to\": \"2026-01-31\"";
            owns(china.code(), buyer.code(), "60", before).then().statusCode(201);
            owns(fund.code(), buyer.code(), null, before).then().statusCode(201);
            owns(kazakhstan.code(), buyer.code(), "100", "\"from\": \"2026-02-01\"")
                    .then()
                    .statusCode(201);

            signed(binding(buyer.id(), share(buyer.id(), wide, "50")));
            ofTheZone = signed(binding(buyer.id(), share(buyer.id(), zone, "10")));
            signed(internal("mou", "non-binding", buyer, share(buyer.id(), far, "10")));
            signed(internal("offtake", "binding", trader, """
                    {"kind": "tonnage", "deposit": "%s", "commodity": "antimony", "holder": "%s",
                     "quantity": {"value": 30, "unit": "t", "basis": "Sb"}}""".formatted(wide, trader.id())));
            signed(internal("term-sheet", "not-stated", trader, """
                    {"kind": "share", "deposit": "%s", "percent": 20, "holder": "%s", "firmness": "option"}""".formatted(far, trader.id())));
        }
    }

    @Test
    void tellsOfEachPartyCountryAndUltimateCountryWhatItTakesOfWhatIsThere() {
        Antimony ground = new Antimony();
        byParty(ground);
        byCountry();
        byUltimateCountry();
        ofOneCountrysDeposits(ground);
        onADay(ground);
    }

    private static void byParty(Antimony ground) {
        JsonNode told = exposure("viewer", "antimony");
        assertThat(told.get("by").textValue()).isEqualTo("party");
        assertThat(told.get("at").textValue()).isEqualTo(today().toString());
        assertThat(told.get("additive").booleanValue()).isTrue();
        assertThat(told.get("bases")).hasSize(1);
        assertThat(told.at("/bases/0/basis").textValue()).isEqualTo("Sb");
        assertThat(total(told)).isEqualTo("reserves 200, M+I 800, least 150, most 970");
        assertThat(holders(told)).containsExactly(ground.buyer.code(), ground.trader.code());

        // 50 % of the wide one, and 10 % of its zone: of 200 + 60, of 500, of 100 + 40, of 900 + 50.
        JsonNode binding = told.at("/bases/0/holders/0/binding");
        assertThat(binding.get("agreements").intValue()).isEqualTo(2);
        assertThat(binding.get("withoutTonnage").intValue()).isZero();
        assertThat(parts(binding.get("taken")))
                .isEqualTo("reserves 106 53%, M+I 250 31.25%, least 54 36%, most 455 46.91%");
        // The zone is named with the deposit that it is in.
        assertThat(parts(binding.get("named")))
                .isEqualTo("reserves 200 100%, M+I 500 62.5%, least 100 66.67%, most 900 92.78%");
        // 10 % of the far one, of which no reserves are known: that is not 0.
        JsonNode nonBinding = told.at("/bases/0/holders/0/nonBinding");
        assertThat(parts(nonBinding.get("taken"))).isEqualTo("M+I 30 3.75%, least 5 3.333%, most 7 0.7216%");
        assertThat(parts(nonBinding.get("named"))).isEqualTo("M+I 300 37.5%, least 50 33.33%, most 70 7.216%");
        assertThat(told.at("/bases/0/holders/0").has("bindingNotStated")).isFalse();

        // 30 t out of reserves, which are part of what is claimed, too; and an option, which takes nothing.
        JsonNode trader = told.at("/bases/0/holders/1");
        assertThat(parts(trader.at("/binding/taken"))).isEqualTo("reserves 30 15%, least 30 20%, most 30 3.093%");
        assertThat(trader.has("nonBinding")).isFalse();
        assertThat(trader.get("bindingNotStated").has("taken")).isFalse();
        assertThat(parts(trader.at("/bindingNotStated/named")))
                .isEqualTo("M+I 300 37.5%, least 50 33.33%, most 70 7.216%");
    }

    private static void byCountry() {
        JsonNode told = exposure("viewer", "Sb&by=country");
        assertThat(holders(told)).containsExactly("KZ", "GB");
        assertThat(parts(told.at("/bases/0/holders/0/binding/taken")))
                .isEqualTo("reserves 106 53%, M+I 250 31.25%, least 54 36%, most 455 46.91%");
        assertThat(told.at("/bases/0/holders/0").has("party")).isFalse();
    }

    /** What an unknown owner may hold is nobody's; and so is all of a company whose owners nobody has stated. */
    private static void byUltimateCountry() {
        JsonNode told = exposure("viewer", "antimony&by=ultimateCountry&at=2025-12-01");
        assertThat(holders(told)).containsExactly("CN", "unknown");
        // 60 % of 106, 250, 54 and 455.
        assertThat(parts(told.at("/bases/0/holders/0/binding/taken")))
                .isEqualTo("reserves 63.6 31.8%, M+I 150 18.75%, least 32.4 21.6%, most 273 28.14%");
        assertThat(parts(told.at("/bases/0/holders/0/nonBinding/taken")))
                .isEqualTo("M+I 18 2.25%, least 3 2%, most 4.2 0.433%");
        // The other 40 %, and the 30 t.
        JsonNode unknown = told.at("/bases/0/holders/1");
        assertThat(unknown.at("/binding/agreements").intValue()).isEqualTo(3);
        assertThat(parts(unknown.at("/binding/taken")))
                .isEqualTo("reserves 72.4 36.2%, M+I 100 12.5%, least 51.6 34.4%, most 212 21.86%");
        assertThat(parts(unknown.at("/nonBinding/taken"))).isEqualTo("M+I 12 1.5%, least 2 1.333%, most 2.8 0.2887%");

        JsonNode later = exposure("viewer", "antimony&by=ultimateCountry&at=2026-03-01");
        assertThat(holders(later)).containsExactly("KZ", "unknown");
        assertThat(parts(later.at("/bases/0/holders/0/binding/taken")))
                .isEqualTo("reserves 106 53%, M+I 250 31.25%, least 54 36%, most 455 46.91%");
        assertThat(parts(later.at("/bases/0/holders/1/binding/taken")))
                .isEqualTo("reserves 30 15%, least 30 20%, most 30 3.093%");
    }

    private static void ofOneCountrysDeposits(Antimony ground) {
        JsonNode told = exposure("viewer", "antimony&country=Kazakhstan");
        assertThat(told.get("country").textValue()).isEqualTo("KZ");
        assertThat(total(told)).isEqualTo("reserves 200, M+I 500, least 100, most 900");
        assertThat(holders(told)).containsExactly(ground.buyer.code(), ground.trader.code());
        assertThat(parts(told.at("/bases/0/holders/0/binding/taken")))
                .isEqualTo("reserves 106 53%, M+I 250 50%, least 54 54%, most 455 50.56%");
        assertThat(told.at("/bases/0/holders/0").has("nonBinding")).isFalse();
        assertThat(exposure("viewer", "antimony&country=CL").get("bases")).isEmpty();
    }

    /** Signed on 2025-11-06, all of them; and what ended counts until the day before. */
    private static void onADay(Antimony ground) {
        JsonNode before = exposure("viewer", "antimony&at=2025-11-05");
        assertThat(holders(before)).isEmpty();
        assertThat(total(before)).isEqualTo("reserves 200, M+I 800, least 150, most 970");
        assertThat(holders(exposure("viewer", "antimony&at=2025-11-06"))).hasSize(2);

        approver(ground.ofTheZone, "terminate").then().statusCode(200);

        JsonNode now = exposure("viewer", "antimony").at("/bases/0/holders/0/binding");
        assertThat(now.get("agreements").intValue()).isEqualTo(1);
        assertThat(parts(now.get("taken")))
                .isEqualTo("reserves 100 50%, M+I 250 31.25%, least 50 33.33%, most 450 46.39%");
        JsonNode yesterday =
                exposure("viewer", "antimony&at=" + today().minusDays(1)).at("/bases/0/holders/0/binding");
        assertThat(yesterday.get("agreements").intValue()).isEqualTo(2);
    }

    @Test
    void countsADraftForNothingAndSaysWhereHoldersAreNotNamed() {
        UUID deposit = known("indium", "KZ", null, "10", null, null, null);
        Party one = party("exposed-one", "company", "KZ");
        Party other = party("exposed-other", "company", "KZ");
        String line = """
                {"kind": "tonnage", "deposit": "%s", "commodity": "indium",
                 "quantity": {"value": 3, "unit": "t", "basis": "In"}}""".formatted(deposit);
        drafted(binding(one.id(), share(one.id(), deposit, "90")));
        assertThat(holders(exposure("auditor", "indium"))).isEmpty();
        assertThat(exposure("auditor", "indium").get("additive").booleanValue()).isTrue();

        signed("""
                {"type": "mou", "title": "Of two", "binding": "non-binding", "confidentiality": "internal",
                 "parties": [{"party": "%s", "role": "investor"}, {"party": "%s", "role": "investor"}],
                 "lines": [%s]}""".formatted(one.id(), other.id(), line));

        JsonNode told = exposure("auditor", "indium");
        assertThat(told.get("additive").booleanValue()).isFalse();
        assertThat(holders(told)).containsExactlyInAnyOrder(one.code(), other.code());
        assertThat(parts(told.at("/bases/0/holders/0/nonBinding/taken"))).isEqualTo("reserves 3 30%");
        assertThat(parts(told.at("/bases/0/holders/1/nonBinding/taken"))).isEqualTo("reserves 3 30%");
        // Both are of one country, and the line is one.
        for (String by : List.of("country", "ultimateCountry")) {
            JsonNode together = exposure("auditor", "indium&by=" + by);
            assertThat(holders(together)).containsExactly(by.equals("country") ? "KZ" : "unknown");
            assertThat(parts(together.at("/bases/0/holders/0/nonBinding/taken")))
                    .isEqualTo("reserves 3 30%");
        }
    }

    @Test
    void reckonsWithTheDepositThatOneHasBecomeSince() {
        UUID winner = known("gallium", "KZ", null, "40", null, null, null);
        UUID loser = known("gallium", "KZ", null, "10", null, null, null);
        Party buyer = party("exposed-merged", "company", "KZ");
        signed(binding(buyer.id(), share(buyer.id(), loser, "50")));
        assertThat(parts(exposure("viewer", "gallium").at("/bases/0/holders/0/binding/taken")))
                .isEqualTo("reserves 5 10%");

        update("UPDATE known_deposit SET merged_into = ? WHERE id = ?", winner, loser);

        JsonNode told = exposure("viewer", "gallium");
        assertThat(total(told)).isEqualTo("reserves 40");
        assertThat(holders(told)).containsExactly(buyer.code());
        assertThat(parts(told.at("/bases/0/holders/0/binding/taken"))).isEqualTo("reserves 20 50%");
    }

    @Test
    void reckonsWithDepositsOfWhichSomebodyGivesATonnageThoughTheCommodityIsNotAmongTheirs() {
        UUID deposit = known("germanium", "KZ", null, null, null, "7", "8");
        update("UPDATE known_deposit SET commodities = '{zinc}' WHERE id = ?", deposit);
        Party buyer = party("exposed-unlisted", "company", "KZ");
        signed(binding(buyer.id(), share(buyer.id(), deposit, "50")));

        JsonNode told = exposure("viewer", "germanium");
        assertThat(holders(told)).containsExactly(buyer.code());
        assertThat(parts(told.at("/bases/0/holders/0/binding/taken"))).isEqualTo("least 3.5 50%, most 4 50%");
    }

    @Test
    void tellsNothingOfWhatTheCallerMayNotSee() {
        UUID open = known("bismuth", "KZ", null, null, "100", null, null);
        Party buyer = party("exposed-seen", "company", "KZ");
        signed(binding(buyer.id(), share(buyer.id(), open, "25")));
        String seen = answer("viewer", "bismuth");
        assertThat(parts(tree(seen).at("/bases/0/holders/0/binding/taken"))).isEqualTo("M+I 25 25%");

        // A deposit that is hidden, one under embargo, and what is agreed about them; agreements that are hidden.
        UUID confidential = known("bismuth", "KZ", null, null, "700", null, null);
        UUID embargoed = known("bismuth", "KZ", null, null, "200", null, null);
        Party secret = party("exposed-secret", "company", "KZ");
        signed(binding(secret.id(), share(secret.id(), confidential, "10")));
        signed(binding(secret.id(), share(secret.id(), embargoed, "10")));
        update("UPDATE known_deposit SET visibility = 'confidential' WHERE id = ?", confidential);
        update("UPDATE known_deposit SET embargo_until = now() + interval '1 day' WHERE id = ?", embargoed);
        signed(binding(secret.id(), share(secret.id(), open, "40")).replace("internal", "confidential"));
        signed(binding(secret.id(), share(secret.id(), open, "30"))
                .replace("\"internal\"", "\"internal\", \"embargoUntil\": \"2999-01-01T00:00:00Z\""));
        UUID countryWide = signed(memorandum(secret.id(), """
                , "lines": [{"kind": "country-wide", "country": "KZ", "commodity": "bismuth"}]"""));

        for (String role : List.of("viewer", "admin")) {
            assertThat(answer(role, "bismuth")).as(role).isEqualTo(seen);
        }
        // Who works with agreements sees all of these, and no hidden deposit.
        JsonNode negotiators = exposure("negotiator", "bismuth");
        assertThat(total(negotiators)).isEqualTo("M+I 100");
        assertThat(holders(negotiators)).containsExactly(secret.code(), buyer.code());
        assertThat(parts(negotiators.at("/bases/0/holders/0/binding/taken"))).isEqualTo("M+I 70 70%");
        assertThat(negotiators.at("/countryWide/0/id").textValue()).isEqualTo(countryWide.toString());
        // A geologist sees all deposits, and no hidden agreement: 25 of 1,000; 10 % of 700 and of 200.
        JsonNode geologists = exposure("geologist", "bismuth");
        assertThat(total(geologists)).isEqualTo("M+I 1000");
        assertThat(holders(geologists)).containsExactly(secret.code(), buyer.code());
        assertThat(parts(geologists.at("/bases/0/holders/0/binding/taken"))).isEqualTo("M+I 90 9%");
        assertThat(parts(geologists.at("/bases/0/holders/1/binding/taken"))).isEqualTo("M+I 25 2.5%");
        assertThat(geologists.get("countryWide")).isEmpty();
        // An auditor sees both: 90 and 70 % of 100.
        assertThat(parts(exposure("auditor", "bismuth").at("/bases/0/holders/0/binding/taken")))
                .isEqualTo("M+I 160 16%");
    }

    @Test
    void isNotForPartnersNorForNobody() {
        Party party = party("exposed-partner", "company", "KZ");

        refused(asPartner(party.code()).get(EXPOSURE + "antimony"), 403, "forbidden");
        refused(asNobody().get(EXPOSURE + "antimony"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "by=party, commodity",
        "commodity=kryptonite, commodity",
        "commodity=, commodity",
        "commodity=tungsten&by=owner, by",
        "commodity=tungsten&country=Atlantis, country",
        "commodity=tungsten&at=2025-11, at",
        "commodity=tungsten&at=2025-02-30, at",
        "commodity=tungsten&at=yesterday, at"
    })
    void refusesAParameterThatNamesNothing(String query, String field) {
        refused(as("viewer").get("/api/v1/exposure?" + query), 400, "bad-parameter")
                .body("errors.field", contains(field))
                .body("errors", hasSize(1));
    }

    @Test
    void knowsACommodityOfWhichThereIsNothing() {
        as("viewer")
                .get(EXPOSURE + "tellurium")
                .then()
                .statusCode(200)
                .header("ETag", containsString("\""))
                .body("commodity", equalTo("tellurium"))
                .body("bases", empty())
                .body("countryWide", empty());
    }

    private static JsonNode exposure(String role, String query) {
        return tree(answer(role, query));
    }

    private static String answer(String role, String query) {
        return as(role).get(EXPOSURE + query).then().statusCode(200).extract().asString();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    /** The holders on the first basis, in the order in which they are told. */
    private static List<String> holders(JsonNode told) {
        List<String> holders = new ArrayList<>();
        for (JsonNode holder : told.at("/bases/0/holders")) {
            holders.add(
                    holder.has("party")
                            ? holder.at("/party/code").textValue()
                            : holder.path("country").asText("unknown"));
        }
        return holders;
    }

    private static String total(JsonNode told) {
        List<String> figures = new ArrayList<>();
        JsonNode total = told.at("/bases/0/total");
        add(figures, "reserves", total.get("reserves"));
        add(figures, "M+I", total.get("measuredAndIndicated"));
        add(figures, "least", total.get("claimedLeast"));
        add(figures, "most", total.get("claimedMost"));
        return String.join(", ", figures);
    }

    private static String parts(JsonNode parts) {
        List<String> figures = new ArrayList<>();
        add(figures, "reserves", parts.get("reserves"));
        add(figures, "M+I", parts.get("measuredAndIndicated"));
        add(figures, "least", parts.get("claimedLeast"));
        add(figures, "most", parts.get("claimedMost"));
        return String.join(", ", figures);
    }

    private static void add(List<String> figures, String measure, JsonNode figure) {
        if (figure != null) {
            figures.add(
                    figure.isNumber()
                            ? measure + " " + figure.asText()
                            : "%s %s %s%%"
                                    .formatted(
                                            measure,
                                            figure.get("tonnes").asText(),
                                            figure.get("percent").asText()));
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String internal(String type, String binding, Party party, String lines) {
        return """
                {"type": "%s", "title": "About antimony", "binding": "%s", "confidentiality": "internal",
                 "parties": [{"party": "%s", "role": "buyer"}], "lines": [%s]}""".formatted(type, binding, party.id(), lines);
    }

    private static Party party(String beginning, String kind, String country) {
        String code = registered(beginning, kind, country);
        return new Party(UUID.fromString(as("auditor").get(PARTIES + "/" + code).path("id")), code);
    }

    /** A deposit as messages make it known, with its tonnes on the element's basis; {@code null} is what nobody says. */
    private static UUID known(
            String commodity,
            String country,
            UUID parent,
            String reserves,
            String measuredAndIndicated,
            String claimedLeast,
            String claimedMost) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        update(
                "INSERT INTO known_deposit (id, version, number, kind, parent_id, name, country, commodities, visibility)"
                        + " VALUES (?, 1, ?, ?, ?, 'Exposed', ?, ARRAY[?], 'internal')",
                id,
                "KZ-" + id.toString().substring(24),
                parent == null ? "deposit" : "zone",
                parent,
                country,
                commodity);
        update("INSERT INTO known_ledger (deposit_id, version, at) VALUES (?, 1, now())", id);
        update(
                "INSERT INTO known_tonnage (deposit_id, commodity, basis, reserves, measured_and_indicated, claimed_least,"
                        + " claimed_most) VALUES (?, ?, ?, cast(? AS numeric), cast(? AS numeric), cast(? AS numeric),"
                        + " cast(? AS numeric))",
                id,
                commodity,
                basis(commodity),
                reserves,
                measuredAndIndicated,
                claimedLeast,
                claimedMost);
        return id;
    }

    private static String basis(String commodity) {
        return switch (commodity) {
            case "antimony" -> "Sb";
            case "bismuth" -> "Bi";
            case "gallium" -> "Ga";
            case "germanium" -> "Ge";
            case "indium" -> "In";
            default -> throw new IllegalArgumentException(commodity);
        };
    }
}
