package org.orebook.deposits.ranking;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.EstimateApi.measured;
import static org.orebook.deposits.testing.EstimateApi.recorded;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.deposits.testing.ServiceTest;

/** Rankings of the tables that the service ships and of an estimate that it was told, also of the packaged service. */
@ServiceTest
class ShippedRankingsTest {

    private static ValidatableResponse asked(String what) {
        return as("viewer").get("/api/v1/" + what).then().statusCode(200);
    }

    @Test
    void ranksTheCountriesOfAShippedEdition() {
        asked("rankings?commodity=rare-earths&edition=MCS 2025&country=Kazakhstan")
                .body(
                        "entries.country",
                        contains("CN", "BR", "IN", "AU", "RU", "VN", "US", "GL", "TZ", "ZA", "CA", "TH"))
                .body("entries[0].tonnes", equalTo(44000000))
                .body("country.reason", equalTo("not-listed"))
                .body("warnings.code", contains("figures-not-available", "edition-changed"));
    }

    @Test
    void asksWhatIfAnEstimateWereTrue() {
        UUID estimate = recorded(registered(named("Packaged what-if")), measured("1000"));

        asked("rankings?commodity=tungsten&whatIf=" + estimate)
                .body("whatIf.countries.country", hasItem("KZ"))
                .body("whatIf.countries[0].readings[0].after.low", equalTo(793));
    }

    @Test
    void measuresConcentration() {
        asked("concentration?commodity=cobalt").body("figures.shares[0].country", equalTo("CD"));
    }
}
