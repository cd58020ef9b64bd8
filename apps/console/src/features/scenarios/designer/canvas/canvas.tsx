import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GRID } from '../../model/place.js';
import { Palette } from '../palette.js';
import { useDesigner, useView, useWorkshop } from '../workshop.js';
import { CanvasTools } from './canvas-tools.js';
import classes from './canvas.module.css';
import { flowEdges, START, useFlowNodes } from './flow-nodes.js';
import { fitting } from './framing.js';
import { LineEdge } from './line-edge.js';
import { StartNode } from './start-node.js';
import { StepNode } from './step-node.js';
import { useCanvasKeys } from './use-canvas-keys.js';
import { useDrawing } from './use-drawing.js';
import { useFocusedNode, useStage } from './use-stage.js';

const NODE_TYPES: NodeTypes = { step: StepNode, start: StartNode };
const EDGE_TYPES: EdgeTypes = { line: LineEdge };
const FIT = fitting();
const PAN_BUTTONS = [0, 1];

/** The scenario as a drawing. */
export default function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}

function Flow() {
  const { t } = useTranslation('scenarios');
  const { designer } = useWorkshop();
  const content = useDesigner((state) => state.content);
  const line = useDesigner((state) => state.line);
  const { nodes, onNodesChange } = useFlowNodes();
  const edges = useMemo(() => flowEdges(content, line), [content, line]);
  const drawing = useDrawing();
  const onKeyDown = useCanvasKeys();
  useStage();
  const frame = useFocusedNode();

  return (
    <section
      ref={frame}
      className={classes.canvas}
      aria-label={t('designer.canvas')}
      aria-describedby="designer-canvas-hint"
      data-region="canvas"
      data-region-focus
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onDragOver={drawing.onDragOver}
      onDrop={drawing.onDrop}
      onDoubleClick={drawing.onDoubleClick}
    >
      <p id="designer-canvas-hint" className="visually-hidden">
        {t('designer.canvasHint')}
      </p>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onNodeClick={drawing.onNodeClick}
        onNodeDragStop={drawing.onDropped}
        onSelectionDragStop={drawing.onSelectionDropped}
        onConnect={drawing.onConnect}
        onConnectEnd={drawing.onConnectEnd}
        onReconnect={drawing.onReconnect}
        onEdgeClick={drawing.onEdgeClick}
        onPaneClick={() => designer.getState().chooseLine(null)}
        isValidConnection={({ target }) => target !== START}
        nodeDragThreshold={2}
        snapToGrid
        snapGrid={[GRID, GRID]}
        connectionRadius={30}
        minZoom={0.1}
        maxZoom={2}
        fitView
        fitViewOptions={FIT}
        panOnScroll
        panOnDrag={PAN_BUTTONS}
        zoomOnDoubleClick={false}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={['Meta', 'Control']}
        deleteKeyCode={null}
        edgesFocusable={false}
        disableKeyboardA11y
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={GRID * 2} size={1.2} color="var(--dw-line)" />
        <MiniMap
          className={classes.minimap}
          pannable
          zoomable
          ariaLabel={t('designer.minimap')}
          nodeColor="var(--dw-line-strong)"
          bgColor="var(--dw-surface)"
          maskColor="color-mix(in srgb, var(--dw-canvas) 70%, transparent)"
        />
      </ReactFlow>
      <Palette />
      <CanvasTools />
      <Hint />
    </section>
  );
}

/** An empty canvas says how to begin. */
function Hint() {
  const { t } = useTranslation('scenarios');
  const isEmpty = useDesigner(({ content }) => content.steps.length === 0);
  const hasWindow = useView(({ window }) => window !== null);
  if (!isEmpty || hasWindow) return null;
  return (
    <div className={classes.hint}>
      <p className={classes.hintTitle}>{t('designer.empty')}</p>
      <p>{t('designer.emptyText')}</p>
    </div>
  );
}
