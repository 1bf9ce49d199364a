package org.orebook.agreements.document.blob;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keeps blobs as objects of a bucket, each under its hash. An upload waits in a file until its hash is known, so that the
 * bucket never holds half of one, nor one that was refused; the bucket checks the hash again as it arrives.
 */
final class S3BlobStore implements BlobStore {

    private final S3Client client;
    private final String bucket;
    private final Spool incoming;

    S3BlobStore(S3Client client, String bucket, Spool incoming) {
        this.client = client;
        this.bucket = bucket;
        this.incoming = incoming;
    }

    @Override
    public Blob put(InputStream content, Consumer<Blob> check) throws IOException {
        try (Spool.Spooled spooled = incoming.write(content)) {
            Blob blob = spooled.blob();
            check.accept(blob);
            // Also where it is there already: it is as if new then, and the sweep leaves it alone.
            client.putObject(
                    object -> object.bucket(bucket)
                            .key(blob.digest().hex())
                            .checksumSHA256(blob.digest().base64()),
                    RequestBody.fromFile(spooled.file()));
            return blob;
        } catch (SdkException failed) {
            throw new StoreException("a blob cannot be put into the bucket", failed);
        }
    }

    @Override
    public InputStream open(Sha256 digest, long from) throws IOException {
        try {
            return client.getObject(
                    object -> object.bucket(bucket).key(digest.hex()).range("bytes=" + from + "-"));
        } catch (NoSuchKeyException missing) {
            throw new BlobMissingException(digest, missing);
        } catch (SdkException failed) {
            throw new StoreException("a blob cannot be read from the bucket", failed);
        }
    }

    @Override
    public Listing list(String prefix, Sha256 after, Instant keptBefore, int most) throws IOException {
        incoming.removeOlderThan(keptBefore);
        ListObjectsV2Response found = found(prefix, after, most);
        List<Sha256> old = found.contents().stream()
                .filter(object -> object.lastModified().isBefore(keptBefore))
                .map(object -> Sha256.ofHex(object.key()))
                // What others keep in the bucket is theirs.
                .filter(digest -> digest != null)
                .toList();
        return new Listing(old, found.isTruncated() ? last(found) : null);
    }

    private ListObjectsV2Response found(String prefix, Sha256 after, int most) throws StoreException {
        try {
            return client.listObjectsV2(objects -> objects.bucket(bucket)
                    .prefix(prefix)
                    .startAfter(after == null ? null : after.hex())
                    .maxKeys(most));
        } catch (SdkException failed) {
            throw new StoreException("the bucket cannot be listed", failed);
        }
    }

    /** The last of a page that is a blob; a page without one ends the list. */
    private static Sha256 last(ListObjectsV2Response page) {
        List<S3Object> objects = page.contents();
        for (int i = objects.size() - 1; i >= 0; i--) {
            Sha256 digest = Sha256.ofHex(objects.get(i).key());
            if (digest != null) {
                return digest;
            }
        }
        return null;
    }

    @Override
    public void remove(Sha256 digest, Instant keptBefore) throws IOException {
        try {
            HeadObjectResponse present =
                    client.headObject(object -> object.bucket(bucket).key(digest.hex()));
            if (present.lastModified().isBefore(keptBefore)) {
                client.deleteObject(object -> object.bucket(bucket).key(digest.hex()));
            }
        } catch (NoSuchKeyException gone) {
            // Another instance was here first.
            return;
        } catch (SdkException failed) {
            throw new StoreException("a blob cannot be removed from the bucket", failed);
        }
    }

    void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "bucket " + bucket;
    }
}
