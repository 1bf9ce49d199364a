package org.orebook.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says what a cluster's server would refuse in a resource. Three sources, in this order:
 *
 * <ul>
 *   <li>Kubernetes' own kinds: the models of its official Java client, which refuse unknown fields and missing ones;
 *   <li>the Gateway API, the Prometheus operator and Strimzi: models published as packages, read with unknown fields as
 *       errors and by their enumerations;
 *   <li>CloudNativePG, the Barman Cloud plugin, Keycloak, cert-manager and KEDA publish none: JSON Schemas of our own
 *       under {@code schemas}, of the fields that the manifests use.
 * </ul>
 */
final class StrictSchemas {
    private static final String CLIENT = "io.kubernetes.client.openapi.models.";

    /** The prefix of the client's class, where it is not just the version's. */
    private static final Map<String, String> KUBERNETES = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "policy/v1", "V1",
            "networking.k8s.io/v1", "V1",
            "autoscaling/v2", "V2");

    private static final Map<String, String> PACKAGED = new TreeMap<>(Map.of(
            "gateway.networking.k8s.io/v1", "io.fabric8.kubernetes.api.model.gatewayapi.v1.",
            "monitoring.coreos.com/v1", "io.fabric8.openshift.api.model.monitoring.v1.",
            "kafka.strimzi.io/v1/Kafka", "io.strimzi.api.kafka.model.kafka.",
            "kafka.strimzi.io/v1/KafkaNodePool", "io.strimzi.api.kafka.model.nodepool.",
            "kafka.strimzi.io/v1/KafkaTopic", "io.strimzi.api.kafka.model.topic.",
            "kafka.strimzi.io/v1/KafkaUser", "io.strimzi.api.kafka.model.user."));

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new WithoutAnySetters())
            .build();

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private StrictSchemas() {}

    /** What is wrong with it; empty where nothing is. */
    static List<String> problems(Resource resource) {
        var prefix = KUBERNETES.get(resource.apiVersion());
        if (prefix != null) {
            return byClient(resource, CLIENT + prefix + resource.kind());
        }
        var model = PACKAGED.getOrDefault(
                resource.apiVersion() + "/" + resource.kind(), PACKAGED.get(resource.apiVersion()));
        return model == null ? bySchema(resource) : byModel(resource, model + resource.kind());
    }

    private static List<String> byClient(Resource resource, String model) {
        try {
            // The client's reader, which each model's own refers to, is made with the first.
            JSON.getGson();
            Class.forName(model)
                    .getMethod("fromJson", String.class)
                    .invoke(null, resource.tree().toString());
            return List.of();
        } catch (ClassNotFoundException unknown) {
            return List.of(resource + ": Kubernetes has no such kind");
        } catch (InvocationTargetException refused) {
            return List.of(resource + ": " + refused.getCause().getMessage());
        } catch (NoSuchMethodException | IllegalAccessException impossible) {
            throw new LinkageError(model, impossible);
        }
    }

    private static List<String> byModel(Resource resource, String model) {
        try {
            STRICT.treeToValue(resource.tree(), Class.forName(model));
            return List.of();
        } catch (ClassNotFoundException unknown) {
            return List.of(resource + ": there is no such kind");
        } catch (JsonProcessingException refused) {
            return List.of(resource + ": " + refused.getOriginalMessage());
        }
    }

    private static List<String> bySchema(Resource resource) {
        try (InputStream schema = StrictSchemas.class.getResourceAsStream("/schemas/" + resource.kind() + ".json")) {
            if (schema == null) {
                return List.of(resource + ": no schema for " + resource.apiVersion());
            }
            return REGISTRY
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(resource.tree().toString(), InputFormat.JSON)
                    .stream()
                    .map(error -> resource + ": " + error.getInstanceLocation() + " " + error.getMessage())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The models keep what they do not know, to hand it on; here it is an error. */
    private static final class WithoutAnySetters extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
