package org.orebook.agreements.document.blob;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the store that the configuration names. */
@ApplicationScoped
class BlobStores {

    private static final Logger LOG = Logger.getLogger(BlobStores.class);

    /** At start, and not with the first document, so that a wrong configuration is seen by whoever wrote it. */
    void begin(@Observes StartupEvent start, BlobStore store) {
        LOG.infof("Documents are kept in %s", store);
    }

    @Produces
    @Singleton
    BlobStore store(BlobStoreConfig config, MeterRegistry meters) {
        return switch (config.store()) {
            case DIRECTORY -> directory(config.directory().toAbsolutePath(), meters);
            case S3 -> bucket(config.s3());
        };
    }

    private static BlobStore directory(Path root, MeterRegistry meters) {
        DiskSpace.measure(root, meters);
        return new DirectoryBlobStore(root);
    }

    void close(@Disposes BlobStore store) {
        if (store instanceof S3BlobStore bucket) {
            bucket.close();
        }
    }

    private static S3BlobStore bucket(BlobStoreConfig.S3 config) {
        String bucket = config.bucket()
                .orElseThrow(() -> new IllegalStateException(
                        "orebook.documents.store is s3, and orebook.documents.s3.bucket names no bucket"));
        S3ClientBuilder client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle());
        config.endpoint().ifPresent(client::endpointOverride);
        Path incoming = Path.of(System.getProperty("java.io.tmpdir"), "orebook-documents");
        return new S3BlobStore(client.build(), bucket, new Spool(incoming));
    }
}
