package org.orebook.agreements.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What deposits-service may answer by its contract is read here, to the last figure. */
class ReplyContractTest {

    private static final String GRANTED = """
            {"agreement": "01890000-0000-7000-8000-000000000001", "version": 3, "decision": "granted",
             "at": "2026-11-25T10:00:00.123456Z",
             "granted": [
               {"line": "01890000-0000-7000-8000-000000000002", "deposit": "01890000-0000-7000-8000-000000000003"},
               {"line": "01890000-0000-7000-8000-000000000004", "deposit": "01890000-0000-7000-8000-000000000003",
                "outOf": "measured-and-indicated", "estimate": "01890000-0000-7000-8000-000000000005"}]}""";

    private static final String REFUSED = """
            {"agreement": "01890000-0000-7000-8000-000000000001", "version": 3, "decision": "refused",
             "at": "2026-11-25T10:00:00Z",
             "refused": [
               {"line": "01890000-0000-7000-8000-000000000002", "deposit": "01890000-0000-7000-8000-000000000003",
                "code": "tonnage-beyond-what-is-left", "reason": "12 t are wanted and 7.50 t of WO3 are left.",
                "requested": 12, "left": 7.50, "unit": "t", "basis": "WO3",
                "estimate": "01890000-0000-7000-8000-000000000005"},
               {"line": "01890000-0000-7000-8000-000000000004", "deposit": "01890000-0000-7000-8000-000000000003",
                "code": "no-such-deposit", "reason": "There is no such deposit."}]}""";

    private static final String RELEASED = """
            {"agreement": "01890000-0000-7000-8000-000000000001", "version": 4, "decision": "granted",
             "at": "2026-11-25T10:00:00Z", "a member of a later version": {"n": 1}}""";

    @Test
    void readsAGrant() throws IOException {
        assertMeetsTheContract(GRANTED);
        CommitmentReply reply = CommitmentJson.reply(GRANTED);

        assertThat(reply.decision()).isEqualTo(CommitmentReply.Decision.GRANTED);
        assertThat(reply.version()).isEqualTo(3);
        assertThat(reply.at()).isEqualTo("2026-11-25T10:00:00.123456Z");
        assertThat(reply.granted()).extracting(Grant::outOf).containsExactly(null, "measured-and-indicated");
        assertThat(reply.granted().getLast().estimate())
                .isEqualTo(UUID.fromString("01890000-0000-7000-8000-000000000005"));
        assertThat(reply.refused()).isEmpty();
    }

    @Test
    void readsARefusalWithItsFigures() throws IOException {
        assertMeetsTheContract(REFUSED);
        CommitmentReply reply = CommitmentJson.reply(REFUSED);

        assertThat(reply.decision()).isEqualTo(CommitmentReply.Decision.REFUSED);
        RefusedLine line = reply.refused().getFirst();
        assertThat(line.code()).isEqualTo("tonnage-beyond-what-is-left");
        assertThat(line.requested()).isEqualTo(new BigDecimal("12"));
        assertThat(line.left()).isEqualTo(new BigDecimal("7.50"));
        assertThat(line.unit()).isEqualTo("t");
        assertThat(line.basis()).isEqualTo("WO3");
        assertThat(reply.refused().getLast().left()).isNull();
    }

    @Test
    void readsAReplyWithoutLinesAndWithMembersThatAreNotKnownYet() throws IOException {
        assertMeetsTheContract(RELEASED);

        assertThat(CommitmentJson.reply(RELEASED).granted()).isEmpty();
    }

    private static void assertMeetsTheContract(String sample) throws IOException {
        try (InputStream schema = ReplyContractTest.class.getResourceAsStream(
                "/org/orebook/deposits/contract/commitment-reply.v1.schema.json")) {
            Schema contract = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            assertThat(contract.validate(sample, InputFormat.JSON)).isEmpty();
        }
    }
}
