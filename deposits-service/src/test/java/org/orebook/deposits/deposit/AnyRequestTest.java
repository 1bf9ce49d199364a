package org.orebook.deposits.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.IMPORTS;
import static org.orebook.deposits.testing.Api.MERGE_PATCH;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.registered;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.deposits.testing.ServiceTest;

/** Requests that nobody thought of: none is an internal error, and each refusal says so in the form that all have. */
@ServiceTest
class AnyRequestTest {

    private static final int REQUESTS = 60;

    private static final String DOCUMENT = """
            {"kind": "deposit", "names": [{"text": "Верхнее Кайракты", "language": "ru", "script": "Cyrl", "kind": "local"}],
             "countryAsReported": "Kazakhstan", "region": "Karaganda", "stage": "feasibility", "depositType": "laterite-nickel",
             "position": {"longitude": 73.2, "latitude": 48.6, "accuracyMetres": 5000},
             "outline": {"type": "Polygon", "coordinates": [[[73,48],[74,48],[74,49],[73,48]]]},
             "commodities": [{"commodity": "Tungsten", "role": "by-product", "asReported": "W"}],
             "commoditiesNotRecognised": ["Crushed"], "parent": null, "visibility": "confidential",
             "externalRecords": [{"source": "any", "recordId": "1", "uri": "https://example.org/1"}],
             "sources": [{"title": "A report", "uri": "https://example.org/r", "publishedOn": "2025-11"}],
             "reason": "first survey"}""";

    private static final String FEATURES = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [70, 50]},
             "properties": {"source": "any", "recordId": "f1", "name": "F", "country": "Kazakhstan", "commodities": ["gold"]}}]}""";

    private static final String TABLE = """
            source,record_id,name,country,country_as_reported,iso2,iso3,province,lat,lon,commodities,deposit_types,rank,source_uri
            any,t1,"Akbulak, ""North"" One",Kazakhstan,,KZ,,,50.9,62.4,Neodymium;Gold,,,
            any,t2,Syrymbet,Kazakhstan,,KZ,,,53.4,68.1,Tin,,,
            """;

    private static final String ESTIMATE = """
            {"commodity": "tungsten", "commodityAsReported": "W", "zone": "Main", "reportingCode": "NI 43-101", "kind": "reserve",
             "resourcesIncludeReserves": false, "basis": "WO3",
             "rows": [{"categories": ["proved", "probable"], "ore": {"value": 12.50, "unit": "Mt", "qualifier": "~"},
                       "grade": {"value": 0.21, "unit": "%"}, "contained": {"value": 26.3, "unit": "kt", "basis": "element"}}],
             "attributablePercent": 70, "cutOff": {"value": 0.1, "unit": "%"},
             "price": {"amount": 320.5, "currency": "USD", "per": "mtu WO3"},
             "effectiveOn": "2024-06-30", "publishedOn": "2024-09", "competentPerson": {"name": "A. Person"},
             "source": {"title": "A report", "uri": "https://example.org/r", "page": "7", "readOn": "2025-11-20"},
             "note": "none", "reason": "first reading"}""";

    private static final String ESTIMATES_TABLE = """
            source,record_id,site_name,country,commodity,form,categories,ore_value,ore_unit,grade_value,grade_unit,effective_date,page
            any,e1,"Site, One",Kazakhstan,Tungsten,WO3,Indicated+Inferred,1.5,million tonnes,0.2,percent,2019-05,3
            any,e2,Site Two,Kazakhstan,Gold,,Proven,200,000's,1.2,gram per tonne,,
            """;

    private static final List<String> RANKING_PARAMETERS = List.of(
            "commodity", "measure", "edition", "year", "country", "whatIf", "reading", "unit", "basis", "state");

    private static final List<String> ODDITIES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "1e-999",
            "99999999999999999999",
            "[]",
            "{}",
            "[[]]",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\uFFFF\"",
            "\"%s%n\"",
            "\"'; DROP TABLE deposit; --\"",
            ",",
            ":",
            "\"",
            "{",
            "}",
            "[",
            "]",
            "\\",
            "NaN",
            "-0",
            "0x1",
            "1.",
            "\"2025-02-30\"",
            "\"\u202E\"",
            "\"ﷺﷺﷺ\"");

    private static final List<String> PARAMETERS = List.of(
            "q",
            "country",
            "commodity",
            "criticalList",
            "kind",
            "stage",
            "depositType",
            "visibility",
            "bbox",
            "near",
            "within",
            "parent",
            "source",
            "sort",
            "facets",
            "limit",
            "cursor");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "a",
            "%",
            "KZ",
            "KZ,AU,",
            ",,,",
            "gold",
            "0",
            "-1",
            "1e999",
            "NaN",
            "1,2",
            "1,2,3,4",
            "180,90",
            "-180,-90,180,90",
            "179,0,-179,1",
            "\u0000",
            "\uD800",
            "\uFFFF",
            "ﷺ",
            "Қ",
            "'",
            "\\",
            "name",
            "relevance",
            "distance",
            "-changedAt",
            "US-2025",
            "KZ-000001",
            "01900000-0000-7000-8000-000000000000",
            "AAAAAAAA",
            "_",
            "100",
            "2000",
            "щ щ щ",
            "a b c d e f g h i j k l m");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void registersOrRefuses(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            byte[] body = mutated(
                    DOCUMENT.replace("\"recordId\": \"1\"", "\"recordId\": \"" + seed + "-" + i + "\""), random);
            answered(as("geologist").contentType("application/json").body(body).post(DEPOSITS), body);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void changesOrRefuses(long seed) {
        Random random = new Random(seed);
        UUID id = registered(named("Any Change"));
        for (int i = 0; i < REQUESTS; i++) {
            byte[] body = mutated(
                    DOCUMENT.replace("\"recordId\": \"1\"", "\"recordId\": \"p" + seed + "-" + i + "\""), random);
            answered(
                    as("geologist")
                            .contentType(MERGE_PATCH)
                            .header("If-Match", "*")
                            .body(body)
                            .patch(DEPOSITS + "/" + id),
                    body);
            as("geologist").get(DEPOSITS + "/" + id).then().statusCode(200);
        }
        as("geologist").get(DEPOSITS + "/" + id + "/history?limit=100").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void findsOrRefuses(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            StringBuilder query = new StringBuilder("?");
            for (int n = random.nextInt(5); n >= 0; n--) {
                query.append(one(PARAMETERS, random))
                        .append('=')
                        .append(encoded(one(VALUES, random)))
                        .append('&');
            }
            answered(
                    as("viewer").urlEncodingEnabled(false).get(DEPOSITS + query),
                    query.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void importsOrRefuses(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            boolean table = random.nextBoolean();
            byte[] file = mutated(table ? TABLE : FEATURES, random);
            String format = table ? one(List.of("deposits-world", "csv", "mrds"), random) : "geojson";
            answered(
                    as("geologist")
                            .contentType(table ? "text/csv" : "application/geo+json")
                            .body(file)
                            .post(IMPORTS + "?source=any&dryRun=" + random.nextBoolean() + "&format=" + format),
                    file);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void recordsAndCorrectsEstimatesOrRefuses(long seed) {
        Random random = new Random(seed);
        String estimates = DEPOSITS + "/" + registered(named("Any Estimate")) + "/estimates";
        String kept = "/api/v1/estimates/"
                + as("geologist")
                        .contentType("application/json")
                        .body(ESTIMATE)
                        .post(estimates)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        for (int i = 0; i < REQUESTS; i++) {
            byte[] body = mutated(ESTIMATE, random);
            answered(as("geologist").contentType("application/json").body(body).post(estimates), body);
            answered(
                    as("geologist")
                            .contentType(MERGE_PATCH)
                            .header("If-Match", "*")
                            .body(body)
                            .patch(kept),
                    body);
            as("viewer").get(kept + "?unit=kt&basis=element").then().statusCode(anyOf(equalTo(200), equalTo(400)));
        }
        as("viewer").get(estimates + "?limit=100").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void importsEstimatesOrRefuses(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            byte[] file = mutated(ESTIMATES_TABLE, random);
            answered(
                    as("geologist")
                            .contentType("text/csv")
                            .body(file)
                            .post(IMPORTS + "?format=estimates&dryRun=" + random.nextBoolean()),
                    file);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void ranksOrRefuses(long seed) {
        Random random = new Random(seed);
        List<String> values = Stream.concat(
                        VALUES.stream(),
                        Stream.of(
                                "rare-earths",
                                "tungsten",
                                "MCS 2025",
                                "MCS 2026",
                                "reserves",
                                "production",
                                "REO",
                                "ore"))
                .toList();
        List<String> paths = List.of("rankings", "concentration", "reserves", "estimates", "estimates/by-certainty");
        for (int i = 0; i < REQUESTS; i++) {
            StringBuilder query = new StringBuilder("?commodity=").append(one(List.of("tungsten", "REE"), random));
            for (int n = random.nextInt(4); n >= 0; n--) {
                query.append('&')
                        .append(one(RANKING_PARAMETERS, random))
                        .append('=')
                        .append(encoded(one(values, random)));
            }
            answered(
                    as("viewer").urlEncodingEnabled(false).get("/api/v1/" + one(paths, random) + query),
                    query.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answered(Response answer, byte[] request) {
        if (answer.statusCode() >= 400) {
            assertThat(answer.statusCode())
                    .as(new String(request, StandardCharsets.UTF_8))
                    .isLessThan(500);
            refused(answer);
        }
    }

    private static byte[] mutated(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    /** Something replaced where a value may stand, cut out, doubled, or changed by a bit. */
    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length < 2) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(30));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(bytes, from, to, new byte[0]);
            case 1 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
            case 2 -> {
                byte[] flipped = bytes.clone();
                flipped[from] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 3 -> spliced(bytes, from, from, one(ODDITIES, random).getBytes(StandardCharsets.UTF_8));
            default -> valueReplaced(bytes, random);
        };
    }

    private static byte[] valueReplaced(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int colon = text.indexOf(':', random.nextInt(text.length()));
        if (colon < 0) {
            return bytes;
        }
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return (text.substring(0, colon + 1) + one(ODDITIES, random) + text.substring(end))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(bytes, 0, from);
        spliced.writeBytes(between);
        spliced.write(bytes, to, bytes.length - to);
        return spliced.toByteArray();
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
