package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoJsonReaderTest {

    private static final String GOOD = """
            {"type":"Feature","geometry":null,"properties":{"name":"Good"}}""";

    @Test
    void readsEveryPropertyOfAFeature() {
        DepositRow row = ReadFile.geoJson("""
                {"type": "FeatureCollection", "name": "sample",
                 "features": [
                  {"type": "Feature", "id": 17, "bbox": [1, 2, 3, 4],
                   "geometry": {"type": "Point", "coordinates": [73.2, 48.7, 500]},
                   "properties": {
                     "source": "scenario", "uri": "https://x.example/17", "kind": "deposit",
                     "name": "Verkhnee Qairaqty",
                     "names": ["Plain", {"text": "Верхнее Кайракты", "language": "ru", "script": "Cyrl", "kind": "official"}],
                     "country": "Kazakhstan", "countryToday": "KZ", "region": "Karaganda", "parentRecordId": "D-1",
                     "commodities": ["Tungsten", {"commodity": "Molybdenum", "role": "by-product"}],
                     "depositType": "stockwork", "stage": "explored", "visibility": "published",
                     "accuracyMetres": 1000,
                     "sources": [{"title": "Press", "uri": "https://y.example", "publishedOn": "2025-11-06"}],
                     "colour": {"deep": [1, 2]}}}]}
                """).row();

        assertThat(row)
                .isEqualTo(DepositRow.builder(1, 3)
                        .source("scenario")
                        .recordId("17")
                        .uri("https://x.example/17")
                        .nameAsReported("Verkhnee Qairaqty")
                        .name(new ReportedName("Verkhnee Qairaqty", null, null, "main"))
                        .name(new ReportedName("Plain", null, null, "alternative"))
                        .name(new ReportedName("Верхнее Кайракты", "ru", "Cyrl", "official"))
                        .kind("deposit")
                        .parentRecordId("D-1")
                        .country("Kazakhstan")
                        .countryToday("KZ")
                        .region("Karaganda")
                        .position(73.2, 48.7)
                        .accuracyMetres(1000.0)
                        .commodity(new ReportedCommodity("Tungsten", null))
                        .commodity(new ReportedCommodity("Molybdenum", "by-product"))
                        .depositType("stockwork")
                        .stage("explored")
                        .reference(new ReportedSource("Press", "https://y.example", "2025-11-06"))
                        .visibility("published")
                        .build());
    }

    @Test
    void saysWhichPropertiesAreNotRead() {
        ReadFile file = ReadFile.geoJson(collection("""
                {"type":"Feature","geometry":null,"properties":{"name":"A","colour":1,"age":2}}"""));

        assertThat(file.ignored()).containsExactly("age", "colour");
    }

    @Test
    void keepsAnOutlineAsTextAndTakesThePositionFromTheProperties() {
        ReadFile file = ReadFile.geoJson(collection("""
                {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[73,48],[74.5,48],[74,49],[73,48]]]},
                 "properties":{"name":"A","longitude":73.5,"latitude":48.5}},
                {"type":"Feature","geometry":{"coordinates":[[[[73,48],[74,48],[74,49],[73,48]]]],"type":"MultiPolygon"},
                 "properties":{"name":"B"}}"""));

        DepositRow first = file.accepted().getFirst();
        assertThat(first.outlineGeoJson())
                .isEqualTo("{\"type\":\"Polygon\",\"coordinates\":[[[73,48],[74.5,48],[74,49],[73,48]]]}");
        assertThat(first.longitude()).isEqualTo(73.5);
        DepositRow second = file.accepted().getLast();
        assertThat(second.outlineGeoJson()).startsWith("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[73,48]");
        assertThat(second.longitude()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"features\":[%s],\"type\":\"FeatureCollection\"}",
                "{\"type\":\"FeatureCollection\",\"features\":[%s],\"metadata\":{\"a\":[1,{}]}}",
                "%s",
                "%s\n%1$s",
                "\u001e%s\n\u001e%1$s\n",
                "{\"properties\":{\"name\":\"Good\"},\"id\":\"7\",\"type\":\"Feature\"}"
            })
    void readsCollectionsInAnyOrderAndFeaturesOneAfterAnother(String form) {
        ReadFile file = ReadFile.geoJson(form.formatted(GOOD));

        assertThat(file.failure()).isNull();
        assertThat(file.rejected()).isEmpty();
        assertThat(file.mainNames()).isNotEmpty().allMatch("Good"::equals);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"Feature","properties":{"names":[{"text":"A"},{"text":5}]}}     | properties.names[1].text | wrong-type
            {"type":"Feature","properties":{"names":[{"language":"ru"}]}}           | properties.names[0].text | wrong-type
            {"type":"Feature","properties":{"names":"A"}}                           | properties.names | wrong-type
            {"type":"Feature","properties":{"name":["A"]}}                          | properties.name | wrong-type
            {"type":"Feature","properties":[]}                                      | properties | wrong-type
            {"type":"Feature","properties":{"name":"A","sources":[{"title":1}]}}    | properties.sources[0].title | wrong-type
            {"type":"Feature","properties":{"name":"A","commodities":[7]}}          | properties.commodities[0] | wrong-type
            {"type":"Feature","properties":{"name":"A","name":"B"}}                 | properties.name | duplicate-key
            {"type":"Feature","type":"Feature"}                                     | type | duplicate-key
            {"type":"Feature","properties":{"accuracyMetres":-1}}                   | properties.accuracyMetres | out-of-range
            {"type":"Feature","properties":{"accuracyMetres":1e999}}                | properties.accuracyMetres | out-of-range
            {"type":"Feature","properties":{"name":"a\\u0000b"}}                    | properties.name | control-character
            {"type":"Feature","properties":{"name":"a\\ud800b"}}                    | properties.name | malformed-encoding
            {"type":"Feature","geometry":{"type":"Point","coordinates":[48,127]}}   | geometry.coordinates[1] | swapped-coordinates
            {"type":"Feature","geometry":{"type":"Point","coordinates":[181,48]}}   | geometry.coordinates[0] | out-of-range
            {"type":"Feature","geometry":{"type":"Point","coordinates":[0,0.0]}}    | geometry.coordinates[1] | zero-position
            {"type":"Feature","geometry":{"type":"Point","coordinates":["1","2"]}}  | geometry.coordinates | wrong-type
            {"type":"Feature","geometry":{"type":"Point"}}                          | geometry.coordinates | wrong-type
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[]}}       | geometry.coordinates | wrong-type
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[]}}    | geometry.type | unsupported-geometry
            {"type":"Feature","geometry":7}                                         | geometry | wrong-type
            {"type":"Feature","crs":{"properties":{"name":"EPSG:28412"}}}           | crs | unsupported-crs
            {"type":"Feature","properties":{"latitude":5}}                          | properties.longitude | incomplete-position
            {"type":"Feature","properties":{"latitude":"5","longitude":6}}          | properties.latitude | wrong-type
            {"kind":"Feature"}                                                      | row | not-a-feature
            [1,[2]]                                                                 | row | not-a-feature
            null                                                                    | row | not-a-feature
            """, quoteCharacter = '`')
    void rejectsAFeatureWithThePathToWhatIsWrongAndReadsOn(String feature, String path, String code) {
        ReadFile file = ReadFile.geoJson(collection(GOOD + "," + feature + "," + GOOD));

        assertThat(file.mainNames()).containsExactly("Good", "Good");
        assertThat(file.error().field()).isEqualTo(path);
        assertThat(file.error().code()).isEqualTo(code);
        assertThat(file.rejectedNumbers()).containsExactly(2L);
    }

    @Test
    void rejectsAFeatureThatIsTooLongOrTooDeepAndReadsOn() {
        ReadOptions options = ReadOptions.defaults().with(ReadLimits.defaults().withMaxRowChars(2_000));
        String wide = "{\"type\":\"Feature\",\"x\":[" + "0,".repeat(5_000) + "0],\"y\":{\"z\":[[]]}}";
        String deep = "{\"type\":\"Feature\",\"x\":" + "[".repeat(60) + "]".repeat(60) + "}";

        ReadFile file = ReadFile.of(ImportFormat.GEOJSON, collection(wide + "," + deep + "," + GOOD), options);

        assertThat(file.mainNames()).containsExactly("Good");
        assertThat(file.rejected())
                .extracting(rejected -> rejected.errors().getFirst().code())
                .containsExactly("row-too-long", "too-deep");
    }

    @Test
    void malformedBytesRejectTheirFeatureAndReadingGoesOn() {
        byte[] bytes = collection(GOOD.replace("Good", "S\u00e3o") + "," + GOOD).getBytes(StandardCharsets.ISO_8859_1);

        ReadFile file = ReadFile.of(ImportFormat.GEOJSON, bytes, ReadOptions.defaults());

        assertThat(file.mainNames()).containsExactly("Good");
        assertThat(file.error().code()).isEqualTo("malformed-encoding");
    }

    @Test
    void refusesWhatIsNoJsonFromThereOn() {
        ReadFile file = ReadFile.geoJson("{\"type\":\"FeatureCollection\",\"features\":[\n" + GOOD + ",\n{bad");

        assertThat(file.mainNames()).containsExactly("Good");
        assertThat(file.problem()).isEqualTo(FileProblem.MALFORMED_JSON);
        assertThat(file.failure().line()).isEqualTo(3);
        assertThat(file.failure().row()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"FeatureCollection","features":[                      | TRUNCATED_JSON
            {"type":"FeatureCollection","features":[]}}                   | MALFORMED_JSON
            {"type":"FeatureCollection","features":[]} x                  | MALFORMED_JSON
            {"type":"FeatureCollection"}                                  | NOT_GEOJSON
            {"type":"FeatureCollection","features":{}}                    | NOT_GEOJSON
            {"type":"FeatureCollection","features":[],"features":[]}      | NOT_GEOJSON
            {"type":"Topology","objects":{}}                              | NOT_GEOJSON
            {"features":[]}                                               | NOT_GEOJSON
            {}                                                            | NOT_GEOJSON
            []                                                            | NOT_GEOJSON
            "text"                                                        | NOT_GEOJSON
            name,latitude                                                 | MALFORMED_JSON
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28412"}},"features":[]} | UNSUPPORTED_CRS
            {"type":"FeatureCollection","features":[],"crs":{"type":"link"}} | UNSUPPORTED_CRS
            """, quoteCharacter = '`')
    void refusesWhatIsNoFeatureCollection(String text, FileProblem problem) {
        assertThat(ReadFile.geoJson(text).problem()).isEqualTo(problem);
    }

    @Test
    void acceptsWgs84AsANamedReferenceSystem() {
        assertThat(ReadFile.geoJson("""
                {"type":"FeatureCollection","features":[],
                 "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}""").accepted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Feature\",\"x\":NESTED}",
                "{\"type\":\"Feature\",\"properties\":{\"accuracyMetres\":DIGITS}}",
                "{\"type\":\"Feature\",\"properties\":{\"name\":\"TEXT\"}}"
            })
    void refusesBombsOfNestingDigitsAndText(String feature) {
        String bomb = feature.replace("NESTED", "[".repeat(100_000))
                .replace("DIGITS", "9".repeat(100_000))
                .replace("TEXT", "x".repeat(3 << 20));

        assertThat(ReadFile.geoJson(collection(bomb)).problem()).isEqualTo(FileProblem.JSON_LIMITS);
    }

    private static String collection(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }
}
