/** Agreements: what was agreed about deposits, how far each has come, its amendments and its obligations. */
package org.orebook.agreements.agreement;
