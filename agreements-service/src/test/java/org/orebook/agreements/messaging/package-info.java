/** Messages between services, with a real database and a real broker, and handlers that do as they are told. */
package org.orebook.agreements.messaging;
