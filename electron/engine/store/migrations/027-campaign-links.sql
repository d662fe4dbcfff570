-- The links a person chose for a campaign: a list of many in its row would be read anew for every few that are asked.
CREATE TABLE campaign_links (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  resource_id INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, resource_id)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO campaign_links
  SELECT campaigns.id, json_each.value
  FROM campaigns, json_each(CASE WHEN json_valid(selection) AND json_type(selection) = 'array' THEN selection ELSE '[]' END)
  WHERE finished_at IS NULL AND json_each.type = 'integer';
