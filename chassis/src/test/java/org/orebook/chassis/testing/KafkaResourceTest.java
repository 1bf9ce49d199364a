package org.orebook.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KafkaResourceTest {

    @Test
    void carriesAMessageThroughARealBroker() throws Exception {
        KafkaResource kafka = new KafkaResource();
        Map<String, Object> address = Map.of("bootstrap.servers", kafka.start().get("kafka.bootstrap.servers"));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(address, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("greetings", "key", "қош келдіңіз"))
                    .get();
            assertThat(firstOf("greetings", address).value()).isEqualTo("қош келдіңіз");
        } finally {
            kafka.stop();
        }
    }

    private static ConsumerRecord<String, String> firstOf(String topic, Map<String, Object> address) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", address.get("bootstrap.servers"),
                "group.id", "readers",
                "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> consumer.poll(Duration.ofMillis(200))
                                    .records(topic)
                                    .iterator(),
                            java.util.Iterator::hasNext)
                    .next();
        }
    }
}
