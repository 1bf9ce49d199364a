/** Fixtures for the tests of every module: real PostgreSQL and Kafka without Docker, and tokens without an identity provider. */
package org.orebook.chassis.testing;
