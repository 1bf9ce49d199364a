package org.orebook.agreements.importing;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.request.RequestIds;

/** What comes with a file of contracts. */
public class ContractImportParameters {

    private static final String FORMAT = "contracts";
    private static final Set<String> ENCODINGS = Set.of("identity", "gzip", "x-gzip");

    @QueryParam("format")
    @Parameter(description = "contracts: the columns of ResourceContracts, of which id and title are needed.")
    String format;

    @QueryParam("dryRun")
    @Parameter(
            description = "Whether all is only tried: the answer is the same, and nothing is kept.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String dryRun;

    @HeaderParam(HttpHeaders.CONTENT_TYPE)
    @Parameter(hidden = true)
    MediaType type;

    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
    @Parameter(description = "gzip where the file is packed.")
    String encoding;

    @HeaderParam(IdempotencyKeys.HEADER)
    String key;

    @HeaderParam(RequestIds.HEADER)
    String requestId;

    /**
     * Whether all is only tried.
     *
     * @throws BadParameter where something cannot be read
     * @throws ImportRefusals.NotTaken where the file comes in another form than is taken
     */
    boolean isDryRun() {
        if (!FORMAT.equals(format)) {
            throw BadParameter.of("format", format, "expected " + FORMAT);
        }
        IdempotencyKeys.refuseUnusable(key);
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new ImportRefusals.NotTaken(HttpHeaders.CONTENT_TYPE, charset, "expected utf-8");
        }
        if (encoding != null && !ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw new ImportRefusals.NotTaken(HttpHeaders.CONTENT_ENCODING, encoding, "expected gzip, or none");
        }
        return BadParameter.isTrue("dryRun", dryRun);
    }
}
