package org.orebook.agreements.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.orebook.agreements.document.blob.Blob;
import org.orebook.agreements.document.blob.BlobMissingException;
import org.orebook.agreements.document.blob.BlobStore;

/** Hands the bytes of documents out. */
@ApplicationScoped
class Downloads {

    private final BlobStore store;

    Downloads(BlobStore store) {
        this.store = store;
    }

    /**
     * The bytes of a document, or the part of them that is asked for. Blocks: to be called on a virtual thread.
     *
     * @param range the header {@code Range}, or {@code null}
     * @param ifRange the header {@code If-Range}: all is sent where it names other bytes
     */
    Response of(Document document, Request request, String range, String ifRange) {
        Blob blob = document.blob();
        EntityTag tag = new EntityTag(blob.digest().hex());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return headed(unchanged, tag).build();
        }
        boolean rangeHolds = ifRange == null || ifRange.equals('"' + tag.getValue() + '"');
        ByteRange part = rangeHolds ? ByteRange.of(range, blob.size()) : ByteRange.all(blob.size());
        Response.ResponseBuilder response = part.isAll(blob.size())
                ? Response.ok().header(ContentDigest.HEADER, ContentDigest.of(blob.digest()))
                : Response.status(Response.Status.PARTIAL_CONTENT).header("Content-Range", part.of(blob.size()));
        return headed(response, tag)
                .entity(request.getMethod().equals(HttpMethod.HEAD) ? null : open(blob, part))
                .header(HttpHeaders.CONTENT_TYPE, document.description().mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .header(ContentDisposition.HEADER, ContentDisposition.attachment(document.name()))
                .header("Accept-Ranges", "bytes")
                .build();
    }

    private static Response.ResponseBuilder headed(Response.ResponseBuilder response, EntityTag tag) {
        return response.tag(tag)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Authorization");
    }

    private InputStream open(Blob blob, ByteRange part) {
        try {
            return new Part(store.open(blob.digest(), part.first()), part.length());
        } catch (BlobMissingException lost) {
            throw new IllegalStateException(
                    "the bytes of a document are lost: " + blob.digest().hex());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** So many bytes of a stream. */
    private static final class Part extends FilterInputStream {

        private long left;

        private Part(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, n);
            return n;
        }
    }
}
