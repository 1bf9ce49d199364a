package org.orebook.deposits.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.quantity.MassUnit;

class UnitResourceTest {

    private final ObjectMapper json = new ObjectMapper();
    private final UnitResource resource = new UnitResource(json);

    @Test
    void servesUnitsOfMassWithTheirKilograms() throws IOException {
        JsonNode masses = body(resource.units(null)).get("massUnits");

        assertThat(masses).hasSize(MassUnit.values().length);
        assertThat(masses.findValuesAsText("code")).startsWith("g", "kg", "t", "kt", "Mt");
        assertThat(masses.get(5).toString())
                .isEqualTo("{\"code\":\"st\",\"kilograms\":907.18474,\"names\":[\"short ton\",\"short tons\"]}");
        assertThat(masses.get(4).get("kilograms").toString()).isEqualTo("1000000000");
    }

    @Test
    void servesUnitsOfGradeWithTheirPercentWhereTheyHaveSome() throws IOException {
        JsonNode grades = body(resource.units(null)).get("gradeUnits");

        assertThat(grades.get(1).get("code").asText()).isEqualTo("g/t");
        assertThat(grades.get(1).get("percent").decimalValue()).isEqualByComparingTo("0.0001");
        assertThat(grades.findValuesAsText("code")).contains("mg/L");
        assertThat(grades.get(grades.size() - 1).has("percent")).isFalse();
    }

    @Test
    void doesNotServeAgainWhatTheCallerHas() {
        Response first = resource.units(null);

        assertThat(resource.units(first.getHeaderString("ETag")).getStatus()).isEqualTo(304);
        assertThat(resource.units("\"other\"").getStatus()).isEqualTo(200);
    }

    @Test
    void isOpenToEveryRoleButToNobodyWithoutOne() {
        assertThat(UnitResource.class.getAnnotation(RolesAllowed.class).value())
                .containsExactlyInAnyOrder(
                        "viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin", "partner");
    }

    private JsonNode body(Response response) throws IOException {
        return json.readTree((byte[]) response.getEntity());
    }
}
