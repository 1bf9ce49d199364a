package org.orebook.agreements.document;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What an upload says beside the bytes. */
public class UploadParameters {

    @QueryParam("name")
    @Parameter(description = "Name of the file, without folders. May stand in Content-Disposition instead.")
    String name;

    @QueryParam("sha256")
    @Parameter(description = "SHA-256 of the body in hexadecimal. May stand in Content-Digest instead.")
    String sha256;

    @QueryParam("language")
    @Parameter(description = "Language of the text, BCP 47, such as en, ru or kk.")
    String language;

    @QueryParam("authentic")
    @Parameter(
            description = "Whether the parties agreed to hold this text: not a translation, nor a copy for reading.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String authentic;

    @HeaderParam(ContentDisposition.HEADER)
    String contentDisposition;

    @HeaderParam(ContentDigest.HEADER)
    @Parameter(description = "RFC 9530: sha-256=:…: with the hash in Base64.")
    String contentDigest;

    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
    @Parameter(hidden = true)
    String contentEncoding;

    @HeaderParam(HttpHeaders.CONTENT_TYPE)
    @Parameter(hidden = true)
    String contentType;

    @HeaderParam(HttpHeaders.CONTENT_LENGTH)
    @Parameter(hidden = true)
    String contentLength;
}
