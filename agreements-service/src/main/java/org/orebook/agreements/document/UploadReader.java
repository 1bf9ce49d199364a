package org.orebook.agreements.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.orebook.agreements.document.blob.Sha256;
import org.orebook.chassis.charset.Charsets;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.problem.FieldError;

/** Reads what an upload says beside the bytes. */
@ApplicationScoped
class UploadReader {

    private static final int LONGEST_LANGUAGE = 35;

    private final DocumentConfig config;

    UploadReader(DocumentConfig config) {
        this.config = config;
    }

    /**
     * What a caller says of a document.
     *
     * @throws BadParameter where something cannot be read
     * @throws DocumentRefusals.NotTaken where it is of another kind than is taken
     */
    Upload read(UploadParameters said) {
        String mediaType = mediaType(said);
        List<FieldError> errors = new ArrayList<>();
        String name = name(said, errors);
        String language = language(said.language, errors);
        Sha256 expected = expected(said, errors);
        if (!errors.isEmpty()) {
            throw BadParameter.of(errors);
        }
        Description description =
                new Description(name, mediaType, language, BadParameter.isTrue("authentic", said.authentic));
        // Netty has refused a length that is no number.
        return new Upload(description, expected, said.contentLength == null ? null : Long.valueOf(said.contentLength));
    }

    private String mediaType(UploadParameters said) {
        if (said.contentEncoding != null && !said.contentEncoding.equalsIgnoreCase("identity")) {
            // What is kept is what was signed, and not a packed form of it.
            throw new DocumentRefusals.NotTaken("packed with " + said.contentEncoding, config.mediaTypes());
        }
        MediaType type = parsed(said.contentType);
        String bare = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
        if (!config.mediaTypes().contains(bare)) {
            throw new DocumentRefusals.NotTaken(said.contentType, config.mediaTypes());
        }
        return bare + charset(type);
    }

    private MediaType parsed(String contentType) {
        try {
            return MediaType.valueOf(contentType);
        } catch (IllegalArgumentException none) {
            throw new DocumentRefusals.NotTaken(contentType, config.mediaTypes());
        }
    }

    /** A text without its charset is guessed at by whoever reads it. */
    private static String charset(MediaType type) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return charset != null
                        && type.getType().equalsIgnoreCase("text")
                        && Charsets.named(charset).isPresent()
                ? ";charset=" + charset.toLowerCase(Locale.ROOT)
                : "";
    }

    private static String name(UploadParameters said, List<FieldError> errors) {
        String field = said.name == null ? ContentDisposition.HEADER : "name";
        String name = said.name == null ? ContentDisposition.fileName(said.contentDisposition) : said.name;
        if (name == null) {
            errors.add(FieldError.of("name", "a document has a name: say it here or in Content-Disposition"));
            return null;
        }
        String stripped = name.strip();
        String fault = FileName.fault(stripped);
        if (fault != null) {
            errors.add(FieldError.of(field, fault));
        }
        return stripped;
    }

    private static String language(String said, List<FieldError> errors) {
        if (said == null) {
            return null;
        }
        try {
            String tag = new Locale.Builder().setLanguageTag(said).build().toLanguageTag();
            if (said.length() <= LONGEST_LANGUAGE && !tag.equals("und")) {
                return tag;
            }
        } catch (IllformedLocaleException none) {
            errors.add(FieldError.of("language", said, "expected a tag of BCP 47, such as en, ru or kk"));
            return null;
        }
        errors.add(FieldError.of("language", said, "expected a tag of BCP 47, such as en, ru or kk"));
        return null;
    }

    private static Sha256 expected(UploadParameters said, List<FieldError> errors) {
        Sha256 inHeader = ContentDigest.read(said.contentDigest);
        if (said.sha256 == null) {
            return inHeader;
        }
        Sha256 inQuery = Sha256.ofHex(said.sha256);
        if (inQuery == null) {
            errors.add(FieldError.of("sha256", said.sha256, "expected 64 hexadecimal digits"));
        } else if (inHeader != null && !inHeader.equals(inQuery)) {
            errors.add(FieldError.of("sha256", said.sha256, "differs from Content-Digest"));
        }
        return inQuery;
    }
}
