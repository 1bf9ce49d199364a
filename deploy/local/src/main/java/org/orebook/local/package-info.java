/**
 * The whole of Orebook on one machine, without Docker: PostgreSQL, Kafka, Keycloak and the services, each its own
 * process, started in order, watched, and stopped in order. Everything listens on the loopback interface only.
 */
package org.orebook.local;
