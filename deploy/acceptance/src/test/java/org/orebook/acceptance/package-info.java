/**
 * What Orebook promises to those who use it, tried on the real thing: PostgreSQL, Kafka, Keycloak and the services as
 * processes of their own, asked through the gateway with tokens from Keycloak.
 */
package org.orebook.acceptance;
