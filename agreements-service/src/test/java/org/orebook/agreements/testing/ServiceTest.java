package org.orebook.agreements.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.orebook.chassis.testing.FreePorts;
import org.orebook.chassis.testing.KafkaResource;
import org.orebook.chassis.testing.PostgresResource;
import org.orebook.chassis.testing.Tokens;

/** A test against the running service on a real PostgreSQL and Kafka. All such tests share one of each. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Tokens.class)
@QuarkusTestResource(FreePorts.class)
@QuarkusTestResource(KeptDocuments.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceTest {}
