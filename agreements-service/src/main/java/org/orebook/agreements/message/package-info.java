/** How messages of other services, and of our own, are read: what they say more than is asked for is left alone. */
package org.orebook.agreements.message;
